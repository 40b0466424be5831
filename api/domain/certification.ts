import type { AppVersionStatus } from '../../schema/vocabulary/app-status.ts'
import {
  CERTIFICATION_CRITERIA,
  type CertificationCriterion,
  type CertificationLevel,
} from '../../schema/vocabulary/certification.ts'
import type { AttestationAnswer } from '../../schema/vocabulary/registration.ts'
import {
  type GovernanceStage,
  STAGES_BEFORE_APPROVAL,
  type StageState,
} from '../../schema/vocabulary/stage.ts'
import type { Checked } from './partner-tier.ts'

/** What the level of a version follows from. */
export interface CertificationFacts {
  readonly status: AppVersionStatus
  readonly attestationAnswer: AttestationAnswer | null
  readonly stages: readonly { readonly stage: GovernanceStage; readonly state: StageState }[]
  /** When the app has to be looked at again; null while nobody has to. */
  readonly recertificationDueAt: Date | null
}

/** The level of a version, with what it rests on. */
export interface CertificationStanding {
  readonly level: CertificationLevel
  readonly criteria: readonly Checked<CertificationCriterion>[]
}

/** The stages somebody decides before a version is live; monitoring runs on, recertification has its own date. */
const DECIDED: readonly GovernanceStage[] = [...STAGES_BEFORE_APPROVAL, 'PRODUCTION_LAUNCH']

/**
 * Says how far the review of a version carries (R318): certified is what meets every criterion, reviewed what is live,
 * and what is not live carries nothing.
 */
export function certificationOf(facts: CertificationFacts, now: Date): CertificationStanding {
  const met = metBy(facts, now)
  const criteria = CERTIFICATION_CRITERIA.map((criterion) => ({
    criterion,
    isMet: met[criterion],
  }))
  const whole = criteria.every(({ isMet }) => isMet) ? 'CERTIFIED' : 'BASIC'
  return { level: met.LIVE ? whole : 'NONE', criteria }
}

function metBy(
  { status, attestationAnswer, stages, recertificationDueAt }: CertificationFacts,
  now: Date,
): Readonly<Record<CertificationCriterion, boolean>> {
  const stateOf = (stage: GovernanceStage) => stages.find((row) => row.stage === stage)?.state
  return {
    LIVE: status === 'LIVE',
    STAGES_PASSED: DECIDED.every((stage) => {
      const state = stateOf(stage)
      return state === 'PASSED' || state === 'WAIVED'
    }),
    NO_WAIVER: stages.every(({ state }) => state !== 'WAIVED'),
    TERMS_ACCEPTED: attestationAnswer === 'ACCEPTED',
    RECERTIFIED_IN_TIME: recertificationDueAt === null || recertificationDueAt > now,
  }
}
