import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessDaysAfter } from '../../../api/domain/governance/business-days.ts'
import { policyBook, waivableStages } from '../../../api/domain/governance/policy-book.ts'
import {
  currentStages,
  decideStage,
  decisionsOn,
  isDone,
  isStageReasonRequired,
  type StageStanding,
  stagesToOpen,
  stateOfStage,
} from '../../../api/domain/governance/stages.ts'
import {
  ARTIFACT_KINDS,
  FILED_ARTIFACT_KINDS,
} from '../../../schema/vocabulary/decision-artifact.ts'
import { RISK_TIERS, type RiskTier } from '../../../schema/vocabulary/registration.ts'
import {
  GOVERNANCE_STAGES,
  type GovernanceStage,
  STAGE_STATES,
  STAGES,
  STAGES_BEFORE_APPROVAL,
  type StageState,
  stageRule,
} from '../../../schema/vocabulary/stage.ts'
import { STAGE_CONTENT } from '../../../schema/vocabulary/stage-content.ts'

const SUBMITTED: StageStanding = {
  states: new Map([['INTAKE', 'IN_PROGRESS']]),
  filed: new Set(),
  riskTier: 'LOW',
}

const EVERYTHING = new Set(ARTIFACT_KINDS)

/** By the policy every hospital starts with. */
const mayWaive = (riskTier: RiskTier) =>
  waivableStages(policyBook([]), [], { riskTier, isAppAdmin: false })

/** Decides, and opens what waited for it, as the command does. */
function decided(standing: StageStanding, stage: GovernanceStage, to: StageState): StageStanding {
  const result = decideStage(standing, stage, { to, unticked: [] })
  if (!result.ok) return standing
  return opened({ ...standing, states: new Map(standing.states).set(stage, result.value) })
}

function opened(standing: StageStanding): StageStanding {
  const states = new Map(standing.states)
  for (const stage of stagesToOpen(standing)) states.set(stage, 'IN_PROGRESS')
  return { ...standing, states }
}

const step = fc.record({
  stage: fc.constantFrom(...GOVERNANCE_STAGES),
  to: fc.constantFrom(...STAGE_STATES),
})

describe('the stages of a version', () => {
  it('R264 are done in their order, whoever decides whatever', () => {
    const paper = fc.constantFrom(...FILED_ARTIFACT_KINDS)
    const tier = fc.constantFrom(...RISK_TIERS)
    fc.assert(
      fc.property(fc.array(fc.oneof(step, paper), { maxLength: 60 }), tier, (acts, riskTier) => {
        let standing: StageStanding = { ...SUBMITTED, riskTier, mayWaive: mayWaive(riskTier) }
        for (const act of acts) {
          const before = standing
          standing =
            typeof act === 'string'
              ? opened({ ...standing, filed: new Set([...standing.filed, act]) })
              : decided(standing, act.stage, act.to)
          expectOrdered(before, standing)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('can all be done, and then the launch opens', () => {
    let standing: StageStanding = { ...SUBMITTED, riskTier: 'CRITICAL', filed: EVERYTHING }
    for (const stage of STAGES_BEFORE_APPROVAL) standing = decided(standing, stage, 'PASSED')
    expect(stateOfStage(standing, 'PRODUCTION_LAUNCH')).toBe('IN_PROGRESS')
  })

  it('before the launch are decided by people, the others by what happens to the version', () => {
    for (const { stage } of STAGES) {
      const standing = { ...SUBMITTED, states: new Map([[stage, 'IN_PROGRESS' as const]]) }
      expect(decisionsOn(standing, stage).length > 0).toBe(STAGES_BEFORE_APPROVAL.includes(stage))
    }
    expect(Object.keys(STAGE_CONTENT)).toEqual(STAGES_BEFORE_APPROVAL)
  })
})

describe('a decision on a stage', () => {
  it('names what comes first', () => {
    expect(decideStage(SUBMITTED, 'PILOT', { to: 'PASSED', unticked: [] })).toMatchObject({
      error: {
        code: 'STAGE_ORDER',
        message:
          'Pilot has not started. First: Contract and scopes, Deactivation plan, Rollback plan.',
      },
    })
  })

  it('names what is not ticked, and what is not filed', () => {
    const unticked = ['The vendor answers']
    expect(decideStage(SUBMITTED, 'INTAKE', { to: 'PASSED', unticked })).toMatchObject({
      error: {
        code: 'REQUIRED',
        path: ['checklist'],
        message: 'Not answered yet: The vendor answers.',
      },
    })
    expect(decideStage(SUBMITTED, 'INTAKE', { to: 'FAILED', unticked }).ok).toBe(true)
    const contract = { ...SUBMITTED, states: passedUpTo('CONTRACT_SCOPES') }
    expect(decideStage(contract, 'CONTRACT_SCOPES', { to: 'PASSED', unticked: [] })).toMatchObject({
      error: { code: 'REQUIRED', path: ['artifacts'], message: 'File first: Data use agreement.' },
    })
  })

  it.each([
    ['INTAKE', []],
    ['SECURITY_PRIVACY', []],
    ['TECHNICAL_VALIDATION', ['LOW']],
    ['CONTRACT_SCOPES', ['LOW']],
    ['PILOT', ['LOW', 'MODERATE', 'HIGH']],
  ] as const)('waives %s by policy at the risks %j', (stage, tiers) => {
    const waived = RISK_TIERS.filter((riskTier) => {
      const given = { riskTier, mayWaive: mayWaive(riskTier), filed: EVERYTHING }
      const standing = { ...SUBMITTED, ...given, states: passedUpTo(stage) }
      return decideStage(standing, stage, { to: 'WAIVED', unticked: ['Anything'] }).ok
    })
    expect(waived).toEqual(tiers)
  })

  it('needs a reason unless it is passed', () => {
    expect(STAGE_STATES.filter(isStageReasonRequired)).toEqual(['IN_PROGRESS', 'FAILED', 'WAIVED'])
  })
})

describe('business days', () => {
  const day = (text: string) => new Date(`${text}T10:00:00Z`)
  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-23', 10, '2026-12-07'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i of them are %s', (start, days, end) => {
    expect(businessDaysAfter(day(start), days)).toEqual(day(end))
  })
})

/** The stages before one are passed, and it is in progress. */
function passedUpTo(stage: GovernanceStage): Map<GovernanceStage, StageState> {
  const earlier = STAGES_BEFORE_APPROVAL.slice(0, STAGES_BEFORE_APPROVAL.indexOf(stage))
  return new Map([
    ...earlier.map((each) => [each, 'PASSED'] as const),
    [stage, 'IN_PROGRESS'] as const,
  ])
}

/** What became done had everything before it done; what opened had too, with its papers. */
function expectOrdered(before: StageStanding, after: StageStanding): void {
  for (const { stage, after: earlier } of STAGES) {
    const [was, is] = [stateOfStage(before, stage), stateOfStage(after, stage)]
    if (was === is) continue
    const isForward = isDone(is) || was === 'NOT_STARTED'
    if (!isForward) continue
    for (const each of earlier)
      expect(isDone(stateOfStage(after, each)), `${stage} ${is}`).toBe(true)
    for (const paper of stageRule(stage).startsWith) expect(after.filed).toContain(paper)
  }
}

describe('the stages a version is in now', () => {
  it.each<[Partial<Record<GovernanceStage, StageState>>, GovernanceStage[]]>([
    [{}, ['INTAKE']],
    [{ INTAKE: 'IN_PROGRESS' }, ['INTAKE']],
    [{ INTAKE: 'FAILED' }, ['INTAKE']],
    [{ INTAKE: 'PASSED' }, ['SECURITY_PRIVACY', 'TECHNICAL_VALIDATION']],
    [
      { INTAKE: 'PASSED', SECURITY_PRIVACY: 'FAILED', TECHNICAL_VALIDATION: 'WAIVED' },
      ['SECURITY_PRIVACY'],
    ],
    [
      { INTAKE: 'PASSED', SECURITY_PRIVACY: 'PASSED', TECHNICAL_VALIDATION: 'PASSED' },
      ['CONTRACT_SCOPES'],
    ],
    // Opened again: what comes after it waits.
    [
      { INTAKE: 'IN_PROGRESS', SECURITY_PRIVACY: 'PASSED', TECHNICAL_VALIDATION: 'IN_PROGRESS' },
      ['INTAKE'],
    ],
    [
      {
        INTAKE: 'PASSED',
        SECURITY_PRIVACY: 'PASSED',
        TECHNICAL_VALIDATION: 'PASSED',
        CONTRACT_SCOPES: 'PASSED',
        PILOT: 'WAIVED',
        PRODUCTION_LAUNCH: 'IN_PROGRESS',
      },
      [],
    ],
  ])('with %j are %j', (states, expected) => {
    const known = GOVERNANCE_STAGES.flatMap((stage) => {
      const state = states[stage]
      return state ? [[stage, state] as const] : []
    })
    expect(currentStages({ states: new Map(known) })).toEqual(expected)
  })
})
