import { describe, expect, it } from 'vitest'
import {
  policyBook,
  policyOfReview,
  presentPolicy,
  waivableStages,
} from '../../../api/domain/governance/policy-book.ts'
import {
  policyFaults,
  policyParts,
  wholePolicy,
} from '../../../api/domain/governance/policy-rules.ts'
import {
  FIRST_POLICY,
  POLICY_NUMBER_IDS,
  POLICY_NUMBERS,
  POLICY_SWITCH_IDS,
  type WaiverRight,
} from '../../../schema/vocabulary/governance-policy.ts'

const pilot = (right: WaiverRight) => ({
  waivers: [{ stage: 'PILOT', riskTier: 'LOW', right }] as const,
})
const LATER = { number: 3, value: { pilotDays: 20, ...pilot('APP_ADMIN') } }
const EARLIER = { number: 2, value: { pilotDays: 25, ...pilot('STAGE_OWNER') } }
const INTAKE = (policyVersion: number | null) => [{ stage: 'INTAKE' as const, policyVersion }]

describe('the policies of a hospital', () => {
  it('have what was missing in those written before', () => {
    expect(presentPolicy(policyBook([LATER, EARLIER]))).toMatchObject({
      pilotDays: 20,
      recertificationMonths: 12,
      tellsUsersOfSuspension: false,
    })
    expect(presentPolicy(policyBook([]))).toEqual(FIRST_POLICY)
  })

  it.each([
    [null, 30],
    [1, 30],
    [2, 25],
    [3, 20],
  ])('keep a review that began with %s at its days', (version, days) => {
    const book = policyBook([EARLIER, LATER])
    expect(policyOfReview(book, INTAKE(version)).pilotDays).toBe(days)
  })

  it.each([
    ['STAGE_OWNER', 'STAGE_OWNER', false, true],
    ['STAGE_OWNER', 'APP_ADMIN', false, false],
    ['APP_ADMIN', 'STAGE_OWNER', false, false],
    ['APP_ADMIN', 'STAGE_OWNER', true, true],
    ['STAGE_OWNER', 'NOBODY', true, false],
    ['NOBODY', 'STAGE_OWNER', true, false],
  ] as const)('waive by the stricter of %s then and %s now', (then, now, isAppAdmin, may) => {
    const book = policyBook([
      { number: 2, value: pilot(then) },
      { number: 3, value: pilot(now) },
    ])
    const by = { riskTier: 'LOW', isAppAdmin } as const
    expect(waivableStages(book, INTAKE(2), by).has('PILOT')).toBe(may)
    expect(waivableStages(book, INTAKE(2), { ...by, riskTier: 'CRITICAL' }).size).toBe(0)
  })
})

describe('a policy', () => {
  it('begins within its own limits, whole', () => {
    expect(policyFaults(FIRST_POLICY)).toEqual([])
    expect(wholePolicy(FIRST_POLICY)).toEqual(FIRST_POLICY)
    expect(Object.keys(policyParts(FIRST_POLICY))).toHaveLength(
      POLICY_NUMBER_IDS.length + POLICY_SWITCH_IDS.length + 9,
    )
  })

  it.each(POLICY_NUMBER_IDS)('keeps %s between its ends', (name) => {
    const { min, max } = POLICY_NUMBERS[name]
    for (const actual of [min - 1, max + 1]) {
      const faults = policyFaults({ ...FIRST_POLICY, [name]: actual })
      expect(faults.map(({ path }) => path)).toContainEqual([name])
    }
  })
})
