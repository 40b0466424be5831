import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personKeptSince } from '../../../api/domain/app-request.ts'
import { certificationOf } from '../../../api/domain/certification.ts'
import { partnerStanding } from '../../../api/domain/partner-tier.ts'
import { type ContractFacts, contractState } from '../../../api/domain/vendor-contract.ts'
import { PARTNER_CRITERIA, type PartnerCriterion } from '../../../schema/vocabulary/partner.ts'
import { GOVERNANCE_STAGES } from '../../../schema/vocabulary/stage.ts'

const TODAY = '2026-11-22'
const SIGNED: ContractFacts = {
  kind: 'DATA_USE_AGREEMENT',
  version: 1,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  terminatedAt: null,
}

describe('a contract', () => {
  const next = { ...SIGNED, version: 2 }
  test.each<[string, Partial<ContractFacts>, readonly ContractFacts[], string]>([
    ['is in force between its days', {}, [], 'IN_FORCE'],
    ['is in force on its last day', { validUntil: TODAY }, [], 'IN_FORCE'],
    ['is in force without an end', { validUntil: null }, [], 'IN_FORCE'],
    ['is expired the day after', { validUntil: '2026-11-21' }, [], 'EXPIRED'],
    ['is not in force before its first day', { validFrom: '2026-11-23' }, [], 'DRAFT'],
    ['is not in force without its file', { version: null }, [], 'DRAFT'],
    ['is terminated whatever its days say', { terminatedAt: new Date() }, [next], 'TERMINATED'],
    ['is replaced by a later version', {}, [next], 'SUPERSEDED'],
    [
      'does not come back by the end of the later one',
      {},
      [{ ...next, terminatedAt: new Date() }],
      'SUPERSEDED',
    ],
    ['holds until the later one begins', {}, [{ ...next, validFrom: '2027-01-01' }], 'IN_FORCE'],
    ['is not replaced by another kind', {}, [{ ...next, kind: 'OTHER' }], 'IN_FORCE'],
    ['is not replaced by one that has not arrived', {}, [{ ...next, version: null }], 'IN_FORCE'],
  ])('%s', (_what, fields, others, state) => {
    const contract = { ...SIGNED, ...fields }
    expect(contractState(contract, { today: TODAY, others: [contract, ...others] })).toBe(state)
  })

  test('of one kind is in force at most once', () => {
    const day = fc.constantFrom('2026-01-01', '2026-11-22', '2026-12-01')
    const one = fc.record({ validFrom: day, isEnded: fc.boolean() })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (made) => {
        const contracts = made.map(({ validFrom, isEnded }, index) => ({
          ...{ ...SIGNED, validFrom, validUntil: null, version: index + 1 },
          terminatedAt: isEnded ? new Date(0) : null,
        }))
        const states = contracts.map((each) =>
          contractState(each, { today: TODAY, others: contracts }),
        )
        expect(states.filter((state) => state === 'IN_FORCE').length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('R317 a partner', () => {
  const all = new Set(PARTNER_CRITERIA)
  const without = (left: PartnerCriterion) =>
    new Set(PARTNER_CRITERIA.filter((criterion) => criterion !== left))
  test.each([
    ['strategic with all', all, 'STRATEGIC'],
    ['verified when nobody chose it', without('CHOSEN_BY_TWO'), 'VERIFIED'],
    ['registered without a call', without('CONTACT_VERIFIED'), 'REGISTERED'],
    ['registered without intake', without('AUTHENTICITY_CHECKED'), 'REGISTERED'],
    ['registered without a contract', without('CONTRACT_IN_FORCE'), 'REGISTERED'],
    ['registered with nothing', new Set<PartnerCriterion>(), 'REGISTERED'],
  ] as const)('is %s', (_what, met, tier) => {
    expect(partnerStanding(met).tier).toBe(tier)
  })

  test('says of every criterion whether it is met', () => {
    const { criteria } = partnerStanding(without('CONTRACT_IN_FORCE'))
    expect(criteria.map(({ criterion }) => criterion)).toEqual(PARTNER_CRITERIA)
    expect(criteria.filter(({ isMet }) => !isMet)).toEqual([
      { criterion: 'CONTRACT_IN_FORCE', isMet: false },
    ])
  })
})

describe('R318 a version', () => {
  const NOW = new Date('2026-11-22T12:00:00Z')
  const stages = GOVERNANCE_STAGES.map((stage) => ({ stage, state: 'PASSED' as const }))
  const FACTS = {
    status: 'LIVE',
    attestationAnswer: 'ACCEPTED',
    stages,
    recertificationDueAt: new Date('2027-01-01T00:00:00Z'),
  } as const
  const waived = stages.map((row) =>
    row.stage === 'PILOT' ? { ...row, state: 'WAIVED' as const } : row,
  )
  test.each([
    ['certified when everything holds', {}, 'CERTIFIED', []],
    ['reviewed with a waiver', { stages: waived }, 'BASIC', ['NO_WAIVER']],
    [
      'reviewed with declined terms',
      { attestationAnswer: 'DECLINED' },
      'BASIC',
      ['TERMS_ACCEPTED'],
    ],
    ['reviewed when overdue', { recertificationDueAt: NOW }, 'BASIC', ['RECERTIFIED_IN_TIME']],
    ['reviewed without its stages', { stages: [] }, 'BASIC', ['STAGES_PASSED']],
    ['nothing when suspended', { status: 'SUSPENDED' }, 'NONE', ['LIVE']],
  ] as const)('is %s', (_what, fields, level, missing) => {
    const standing = certificationOf({ ...FACTS, ...fields }, NOW)
    expect(standing.level).toBe(level)
    expect(standing.criteria.flatMap((each) => (each.isMet ? [] : [each.criterion]))).toEqual(
      missing,
    )
  })
})

test('who asked is kept for months of the calendar', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  expect(personKeptSince(now, 12)).toEqual(new Date('2025-11-22T12:00:00Z'))
})
