import {
  FIRST_POLICY,
  type GovernancePolicy,
  WAIVABLE_STAGES,
  WAIVER_RIGHTS,
  waiverRight,
} from '../../../schema/vocabulary/governance-policy.ts'
import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import type { GovernanceStage, StageState } from '../../../schema/vocabulary/stage.ts'

/** Every version of the policy of a hospital, oldest first; the first is what every hospital starts with. */
export type PolicyBook = readonly {
  readonly number: number
  readonly policy: GovernancePolicy
}[]

/** A version of the policy as it is stored: numbers that came later are missing in what was written before. */
export interface StoredPolicy {
  readonly number: number
  readonly value: Partial<GovernancePolicy>
}

/** Makes the book out of the stored versions. */
export function policyBook(stored: readonly StoredPolicy[]): PolicyBook {
  const versions = stored.map(({ number, value }) => ({
    number,
    policy: { ...FIRST_POLICY, ...value },
  }))
  const first = { number: 1, policy: FIRST_POLICY }
  return [first, ...versions.toSorted((a, b) => a.number - b.number)]
}

/** Reads the policy in force. */
export function presentPolicy(book: PolicyBook): GovernancePolicy {
  return book.at(-1)?.policy ?? FIRST_POLICY
}

/** What of a stage says by which policy its review began. */
export interface BegunBy {
  readonly stage: GovernanceStage
  readonly policyVersion?: number | null | undefined
}

/** Reads the policy a review began with, which it keeps: the one in force when INTAKE first opened (decision 41). */
export function policyOfReview(book: PolicyBook, stages: readonly BegunBy[]): GovernancePolicy {
  const begun = stages.find(({ stage }) => stage === 'INTAKE')?.policyVersion ?? 1
  return book.find(({ number }) => number === begun)?.policy ?? FIRST_POLICY
}

/**
 * Names the stages somebody may waive of a version: where both the policy its review began with and the one in force
 * allow it, since a hospital that became stricter means what is decided from now on (decision 41).
 */
export function waivableStages(
  book: PolicyBook,
  stages: readonly BegunBy[],
  { riskTier, isAppAdmin }: { riskTier: RiskTier; isAppAdmin: boolean },
): ReadonlySet<GovernanceStage> {
  const policies = [policyOfReview(book, stages), presentPolicy(book)]
  const rightOf = (stage: GovernanceStage) => {
    const rights = policies.map((policy) => waiverRight(policy, stage, riskTier))
    return WAIVER_RIGHTS.find((right) => rights.includes(right))
  }
  const isTheirs = (stage: GovernanceStage) =>
    rightOf(stage) === 'STAGE_OWNER' || (isAppAdmin && rightOf(stage) === 'APP_ADMIN')
  return new Set(WAIVABLE_STAGES.filter(isTheirs))
}

/** A stage as far as its waiver is concerned. */
export interface WaivedStage extends BegunBy {
  readonly state: StageState
  /** The version whose decision it rests on, where it was brought back. */
  readonly decidedInVersionId?: string | null | undefined
}

/**
 * Names the stages that were waived at a lower risk than the present one, at which the policy of their review lets
 * nobody waive them (LIFECYCLE D4): the waiver was for another app. What a roll-back rests on was decided then.
 */
export function outgrownWaivers(
  book: PolicyBook,
  stages: readonly WaivedStage[],
  riskTier: RiskTier,
): GovernanceStage[] {
  const policy = policyOfReview(book, stages)
  return stages
    .filter(({ state, decidedInVersionId }) => state === 'WAIVED' && !decidedInVersionId)
    .map(({ stage }) => stage)
    .filter((stage) => waiverRight(policy, stage, riskTier) === 'NOBODY')
}
