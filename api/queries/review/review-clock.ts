import type { HospitalCalendar } from '../../domain/governance/hospital-calendar.ts'
import { policyOfReview, presentPolicy } from '../../domain/governance/policy-book.ts'
import {
  type BallMove,
  profileFor,
  type ReviewClock,
  readReviewClock,
} from '../../domain/governance/review-clock.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { StageReview } from '../../entities/app/stage-review.entity.ts'

/** What was read of a version for its clock. */
export interface ClockFile {
  version: Pick<AppVersion, 'audiences' | 'submittedAt' | 'status'>
  moves: readonly BallMove[]
  stages: readonly Pick<StageReview, 'stage' | 'state' | 'decidedAt' | 'policyVersion'>[]
  calendar: HospitalCalendar
}

/** Reads the review clock of a version; nothing for one that was never submitted. */
export function reviewClockOf(
  { version, moves, stages, calendar }: ClockFile,
  now: Date,
): ReviewClock | undefined {
  const intake = stages.find(({ stage }) => stage === 'INTAKE')
  const isPassed = intake?.state === 'PASSED' || intake?.state === 'WAIVED'
  const facts = {
    profile: profileFor(version.audiences),
    moves,
    intakePassedAt: (isPassed && intake?.decidedAt) || null,
    policy: policyOfReview(calendar.policies, stages),
  }
  return readReviewClock(facts, now, calendar)
}

/** Reads what says when the stages of a version are due: the policy its review began with, and today's reminders. */
export function dueRules({ stages, calendar }: Pick<ClockFile, 'stages' | 'calendar'>) {
  const { policies } = calendar
  const { dueSoonDays } = presentPolicy(policies)
  return { policy: policyOfReview(policies, stages), dueSoonDays }
}
