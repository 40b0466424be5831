import { expect, it } from 'vitest'
import { DEFAULT_DOCS } from '../../../schema/vocabulary/docs-section.ts'

it.each([
  'document.hasStorageAccess()',
  'eye icon in the address bar',
  '“Site not working?”',
  '“Allow cookies”',
])('R131: the guidance on cookies speaks of %s', (words) => {
  expect(DEFAULT_DOCS.COOKIES.body).toContain(words)
})
