import { expect, test } from 'vitest'
import { freshSeconds } from '../../../api/domain/cache-control.ts'

test.each([
  [undefined, undefined],
  ['public', undefined],
  ['max-age=60', 60],
  ['public, Max-Age="60"', 60],
  ['max-age=0', 0],
  ['max-age=600, no-cache', 0],
  ['no-store', 0],
  ['max-age=-1', undefined],
  ['x-max-age=60', undefined],
])('Cache-Control %s keeps an answer for %s seconds', (header, seconds) => {
  expect(freshSeconds(header)).toBe(seconds)
})
