import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readableText } from '../../../api/domain/readable-text.ts'
import { manyFailures, usualBelow } from '../../../api/domain/usage/alerts.ts'
import { FAILURE_KINDS, type FailureKind } from '../../../schema/vocabulary/alert.ts'

const aCount = fc.nat({ max: 5000 })
const counts = fc.dictionary(fc.constantFrom<FailureKind>(...FAILURE_KINDS), aCount)

describe('R276 many failures', () => {
  it.each([
    [{ REDIRECT_URL: 9 }, 0, undefined],
    [{ REDIRECT_URL: 10 }, 0, { failures: 10, attempts: 10, mostly: 'REDIRECT_URL' }],
    [{ IDENTITY: 4, TOKEN: 6 }, 40, { failures: 10, attempts: 50, mostly: 'TOKEN' }],
    [{ IDENTITY: 4, TOKEN: 6 }, 41, undefined],
    [{ RECORDS: 300 }, 100_000, undefined],
  ] as const)('are found in %o beside %i that went well: %o', (failed, succeeded, found) => {
    expect(manyFailures(failed, succeeded)).toEqual(found)
  })

  test('are never fewer because more failed', () => {
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom(...FAILURE_KINDS),
        aCount,
        aCount,
        (failed, kind, more, well) => {
          const worse = { ...failed, [kind]: (failed[kind] ?? 0) + more }
          if (manyFailures(failed, well)) expect(manyFailures(worse, well)).toBeDefined()
        },
      ),
    )
  })
})

describe('R277 an unusual volume', () => {
  const usual = [100, 200, 300, 0, 200, 200, 200, 150]
  it.each([
    [601, usual, 200],
    [600, usual, undefined],
    [499, [1, 1, 1, 1, 1, 1, 1], undefined],
    [500, [1, 1, 1, 1, 1, 1, 1], 1],
    [5000, usual.slice(0, 6), undefined],
  ] as const)('of %i after %o is above %o', (requests, before, found) => {
    expect(usualBelow(requests, before)).toBe(found)
  })
})

test.each([
  ['<p>We keep  nothing.</p>', 'We keep nothing.'],
  ['<input type="hidden" value="a1"><p>We keep\nnothing.</p>', 'We keep nothing.'],
  [
    '<script>let n = "<p>"</script><style>p{}</style><!-- 3 --> We keep nothing.',
    'We keep nothing.',
  ],
])('a person reads of %s: %s', (html, text) => {
  expect(readableText(html)).toBe(text)
})
