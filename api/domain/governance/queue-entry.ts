import type { AppVersionStatus, ReviewState } from '../../../schema/vocabulary/app-status.ts'
import type {
  AttestationAnswer,
  ClientType,
  RiskTier,
} from '../../../schema/vocabulary/registration.ts'
import { BALL_MOVES } from '../../../schema/vocabulary/review-clock.ts'
import {
  GOVERNANCE_STAGES,
  type GovernanceStage,
  type StageState,
} from '../../../schema/vocabulary/stage.ts'
import type { HospitalCalendar } from './hospital-calendar.ts'
import { policyOfReview, presentPolicy } from './policy-book.ts'
import { type BallMove, profileFor, readReviewClock } from './review-clock.ts'
import { stageDue } from './stage-due.ts'
import { versionDue } from './version-due.ts'

/** A line of the queue as the database writes it; moments are texts. */
export interface QueueRow extends Omit<QueueEntry, 'stages' | 'submittedAt'> {
  isPatientFacing: boolean
  submittedAt: string
  /** Those that are open, and intake. */
  stages: (Omit<QueueStage, 'dueAt' | 'isOverdue'> & Times)[] | null
  moves: [action: string, at: string][] | null
}

interface Times {
  state: StageState
  startedAt: string | null
  dueAt: string | null
  decidedAt: string | null
  /** Of intake: by which policy the review began. */
  policyVersion: number | null
}

/** An open stage in the queue: what is to be done, by whom, until when. */
export interface QueueStage {
  stage: GovernanceStage
  ownerId: string | null
  owner: string | null
  dueAt: string | null
  isOverdue: boolean
  revision: number
}

/** A line of the review queue. Ids are those of the rows. */
export interface QueueEntry {
  id: string
  number: number
  name: string
  iconId: string | null
  status: AppVersionStatus
  reviewState: ReviewState | null
  submittedAt: string
  attestation: AttestationAnswer | null
  clientType: ClientType
  asksForBulkData: boolean
  riskTier: RiskTier
  appId: string
  vendorId: string
  vendorName: string
  isVendorVerified: boolean
  stages: QueueStage[]
  dueAt: string | null
  daysLeft: number | null
  isOverdue: boolean
  isDueSoon: boolean
  isPaused: boolean
}

const MOVES: ReadonlyMap<string, BallMove['to']> = new Map(Object.entries(BALL_MOVES))

/** Reads a line of the queue: the stages that are open, in order, and when the version is due. */
export function queueEntry(
  { isPatientFacing, moves: moved, stages: listed, submittedAt, ...row }: QueueRow,
  { now, calendar }: { now: Date; calendar: HospitalCalendar },
): QueueEntry {
  const moves = (moved ?? []).map(([action, at]): BallMove => {
    return { at: new Date(at), to: MOVES.get(action) ?? 'NOBODY' }
  })
  const stages = (listed ?? []).map((stage) => ({ ...stage, ...timesOf(stage) }))
  const intake = stages.find(({ stage }) => stage === 'INTAKE')
  const isPassed = intake?.state === 'PASSED' || intake?.state === 'WAIVED'
  const profile = profileFor(isPatientFacing ? ['PATIENT'] : [])
  const policy = policyOfReview(calendar.policies, stages)
  const { dueSoonDays } = presentPolicy(calendar.policies)
  const facts = { profile, moves, policy, intakePassedAt: (isPassed && intake?.decidedAt) || null }
  const clock = readReviewClock(facts, now, calendar)
  const at = { moves, clock, now, calendar, policy, dueSoonDays }
  const open = stages.filter(({ state }) => state === 'IN_PROGRESS')
  const { dueAt, ...due } = versionDue(open, at)
  return {
    ...row,
    ...due,
    submittedAt: new Date(submittedAt).toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    stages: open
      .map(({ stage, ownerId, owner, revision, ...times }) => {
        const { dueAt: until, isOverdue } = stageDue({ stage, ...times }, at)
        return {
          stage,
          ownerId,
          owner,
          revision,
          dueAt: until?.toISOString() ?? null,
          isOverdue,
        }
      })
      .toSorted((a, b) => orderOf(a) - orderOf(b)),
  }
}

function timesOf({ startedAt, dueAt, decidedAt }: Times) {
  return { startedAt: moment(startedAt), dueAt: moment(dueAt), decidedAt: moment(decidedAt) }
}

function moment(text: string | null): Date | null {
  return text ? new Date(text) : null
}

function orderOf({ stage }: Pick<QueueStage, 'stage'>): number {
  return GOVERNANCE_STAGES.indexOf(stage)
}
