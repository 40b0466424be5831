import type { BusinessCalendar } from '../../domain/governance/business-calendar.ts'
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
  stages: readonly Pick<StageReview, 'stage' | 'state' | 'decidedAt'>[]
  calendar: BusinessCalendar
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
  }
  return readReviewClock(facts, now, calendar)
}
