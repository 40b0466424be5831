import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecoveryCode, spellRecoveryCode } from '../../../api/domain/recovery-code.ts'
import { secondFactorStep } from '../../../api/domain/second-factor.ts'
import { ROLES } from '../../../schema/vocabulary/role.ts'
import { isSecondFactorRequired, STAFF_ROLES } from '../../../schema/vocabulary/second-factor.ts'

const NOON = new Date('2026-11-22T12:00:00Z')
const before = new Date('2026-11-21T12:00:00Z')
const after = new Date('2026-11-22T12:00:05Z')
const PASSWORD = ['pwd']
const BOTH = ['pwd', 'otp', 'mfa']

describe('what a signed-in browser still has to show', () => {
  test.each([
    ['no factor, none demanded', false, null, PASSWORD, 'NONE'],
    ['no factor, one demanded', true, null, PASSWORD, 'ENROL'],
    ['a factor, not shown', false, before, PASSWORD, 'VERIFY'],
    ['a demanded factor, not shown', true, before, PASSWORD, 'VERIFY'],
    ['a factor of the same second', false, NOON, PASSWORD, 'VERIFY'],
    ['a factor set up in this session', true, after, PASSWORD, 'NONE'],
    ['a factor, shown', true, before, BOTH, 'NONE'],
    ['shown, and removed since', false, null, BOTH, 'NONE'],
    ['a session that says nothing of itself', false, before, [], 'VERIFY'],
  ] as const)('%s: %s %s %j is %s', (_words, isRequired, since, amr, step) => {
    expect(secondFactorStep({ isRequired, since, amr, signedInAt: NOON })).toBe(step)
  })
})

describe('the rule of the hospital', () => {
  test.each(ROLES.map((role) => [role]))('asks %s only when it decides', (role) => {
    expect(isSecondFactorRequired('STAFF', [role])).toBe(STAFF_ROLES.includes(role))
    expect(isSecondFactorRequired('OPTIONAL', [role])).toBe(false)
  })

  test('leaves patients, clinicians and vendors alone', () => {
    const theirs = ['PATIENT', 'CLINICIAN', 'DEPARTMENT_LEAD', 'DEVELOPER', 'VENDOR_OWNER'] as const
    expect(isSecondFactorRequired('STAFF', theirs)).toBe(false)
  })
})

describe('recovery codes', () => {
  const random = fc.uint8Array({ minLength: 16, maxLength: 16 })

  test('are read as they were spelled, in any dress', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = spellRecoveryCode(bytes)
        expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/)
        for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code} `]) {
          expect(readRecoveryCode(typed)).toBe(code)
        }
      }),
    )
  })

  test('nothing else is one, least of all six digits', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readRecoveryCode(text)
        expect(read === undefined || read.replaceAll('-', '').length === 16).toBe(true)
      }),
    )
    for (const text of ['', '123456', 'abcd-efgh-ijkl-mno1', 'abcd-efgh-ijkl']) {
      expect(readRecoveryCode(text)).toBeUndefined()
    }
  })
})
