import { DUE_SOON_DAYS } from '../../../schema/vocabulary/review-clock.ts'
import type { BusinessCalendar } from './business-calendar.ts'
import type { BallMove, ReviewClock } from './review-clock.ts'
import { type StageTimes, stageDue } from './stage-due.ts'

/** When something has to be done about a version: the first of its open stages, or its review clock. */
export interface VersionDue {
  /** Null while the vendor has the ball with days left, and where nothing is counted down. */
  readonly dueAt: Date | null
  /** Business days; below 0 when it is overdue. */
  readonly daysLeft: number | null
  readonly isOverdue: boolean
  readonly isDueSoon: boolean
  /** The vendor has the ball. */
  readonly isPaused: boolean
}

/**
 * Says when a version is due: by whichever of its open stages and its review clock ends first. The queue sorts and filters
 * by the same rule in SQL (`api/queries/review/queue/due-sql.ts`).
 */
export function versionDue(
  stages: readonly StageTimes[],
  at: {
    moves: readonly BallMove[]
    clock: ReviewClock | undefined
    now: Date
    calendar: BusinessCalendar
  },
): VersionDue {
  const open = stages.filter(({ state }) => state === 'IN_PROGRESS')
  const dues = open.map((stage) => stageDue(stage, at))
  const clock = at.clock && !at.clock.isOver ? at.clock : undefined
  const left = dues.flatMap(({ daysLeft }) => daysLeft ?? [])
  if (clock) left.push(clock.daysAllowed - clock.daysUsed)
  const dates = [...dues, ...(clock ? [clock] : [])].flatMap(({ dueAt }) => dueAt?.getTime() ?? [])
  const daysLeft = left.length ? Math.min(...left) : null
  const isPaused = Boolean(clock?.pausedSince)
  const isOverdue = daysLeft !== null && daysLeft < 0
  return {
    dueAt: dates.length && (!isPaused || isOverdue) ? new Date(Math.min(...dates)) : null,
    daysLeft,
    isOverdue,
    isDueSoon: daysLeft !== null && !isOverdue && !isPaused && daysLeft <= DUE_SOON_DAYS,
    isPaused,
  }
}
