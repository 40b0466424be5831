import { FIRST_POLICY } from '../../../schema/vocabulary/governance-policy.ts'
import { type DueFacts, type StageTimes, stageDue } from './stage-due.ts'

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
export function versionDue(stages: readonly StageTimes[], at: DueFacts): VersionDue {
  const { dueSoonDays = FIRST_POLICY.dueSoonDays } = at
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
    isDueSoon: daysLeft !== null && !isOverdue && !isPaused && daysLeft <= dueSoonDays,
    isPaused,
  }
}
