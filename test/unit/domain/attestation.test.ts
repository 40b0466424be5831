import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overdueDays, reminderRound } from '../../../api/domain/attestation-standing.ts'
import {
  type AttestationStatement,
  canonicalStatement,
  readStatement,
} from '../../../api/domain/attestation-statement.ts'
import { textChanges } from '../../../api/queries/registration/text-changes.ts'
import { APP_VERSION_STATUSES } from '../../../schema/vocabulary/app-status.ts'

const statement: fc.Arbitrary<AttestationStatement> = fc.record({
  issuer: fc.webUrl(),
  attestationId: fc.uuid(),
  appId: fc.uuid(),
  appName: fc.string({ unit: 'grapheme' }),
  appVersionId: fc.uuid(),
  appVersionNumber: fc.nat(),
  vendorId: fc.uuid(),
  vendorName: fc.string({ unit: 'grapheme' }),
  textVersion: fc.nat(),
  textSha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  answer: fc.constantFrom('ACCEPTED', 'DECLINED'),
  legalName: fc.string({ unit: 'grapheme' }),
  position: fc.string({ unit: 'grapheme' }),
  legalBusinessName: fc.option(fc.string({ unit: 'grapheme' })),
  signedAt: fc.constant('2026-11-22T08:00:00.000Z'),
})

describe('a statement', () => {
  test('is read back as it was written, whatever the order of its fields', () => {
    fc.assert(
      fc.property(statement, (one) => {
        const json = canonicalStatement(one)
        expect(readStatement(json)).toEqual(one)
        const turned = Object.fromEntries(Object.entries(one).toReversed())
        expect(canonicalStatement({ ...one, ...turned })).toBe(json)
      }),
    )
  })

  test('is refused with a field more, a field less, or in another form', () => {
    fc.assert(
      fc.property(statement, fc.nat({ max: 14 }), (one, at) => {
        const fields = Object.entries(one).toSorted()
        const less = Object.fromEntries(fields.toSpliced(at, 1))
        expect(readStatement(JSON.stringify(less))).toBeUndefined()
        expect(readStatement(JSON.stringify({ ...one, more: 1 }))).toBeUndefined()
        expect(readStatement(` ${canonicalStatement(one)}`)).toBeUndefined()
      }),
    )
  })

  test.each(['', 'null', '[]', '"x"', '{}', '{'])('is never %j', (json) => {
    expect(readStatement(json)).toBeUndefined()
  })
})

describe('changes of a text', () => {
  const line = fc.array(fc.constantFrom('data', 'is', 'kept', 'safe', 'never', 'sold.'), {
    minLength: 1,
    maxLength: 6,
  })
  const text = fc
    .array(line, { minLength: 1, maxLength: 8 })
    .map((lines) => lines.map((words) => words.join(' ')).join('\n'))

  test('hold both texts: without what was added the earlier one, without what was removed the later one', () => {
    fc.assert(
      fc.property(text, text, (earlier, later) => {
        const changes = textChanges(earlier, later)
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map(({ parts }) =>
              parts
                .filter((part) => part.kind !== kind)
                .map((part) => part.text)
                .join(''),
            )
            .join('\n')
        expect(without('ADDED')).toBe(earlier)
        expect(without('REMOVED')).toBe(later)
      }),
    )
  })

  test('are none between a text and itself', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(textChanges(one, one).every(({ kind }) => kind === 'SAME')).toBe(true)
      }),
    )
  })
})

describe('days overdue', () => {
  const at = new Date('2026-11-22T08:00:00Z')
  const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000)

  test.each(APP_VERSION_STATUSES)('of a version %s', (status) => {
    const counts = ['IN_REVIEW', 'LIVE', 'SUSPENDED'].includes(status)
    expect(overdueDays(status, at, later(49))).toBe(counts ? 2 : undefined)
    expect(overdueDays(status, undefined, later(49))).toBeUndefined()
  })

  test.each([
    [0, 0],
    [29 * 24 + 23, 0],
    [30 * 24, 1],
    [60 * 24, 2],
  ])('after %i hours it is round %i', (hours, round) => {
    expect(reminderRound(at, later(hours))).toBe(round)
  })
})
