import {
  daysOfStage,
  FIRST_POLICY,
  type GovernancePolicy,
} from '../../../schema/vocabulary/governance-policy.ts'
import type { GovernanceStage, StageState } from '../../../schema/vocabulary/stage.ts'
import { type BusinessCalendar, businessDaysBetween } from './business-calendar.ts'
import { type BallMove, type ReviewClock, readClock } from './review-clock.ts'

/** What of a stage says when it is due. */
export interface StageTimes {
  readonly stage: GovernanceStage
  readonly state: StageState
  readonly startedAt?: Date | null
  /** Of a stage that is given a date and no number of days. */
  readonly dueAt?: Date | null
}

export interface StageDue {
  /** Null while the vendor has the ball, and where nothing is counted down. */
  readonly dueAt: Date | null
  readonly isOverdue: boolean
  readonly isDueSoon: boolean
  /** Business days; below 0 when it is overdue, null where nothing is counted down. */
  readonly daysLeft: number | null
}

/** What it is read against. */
export interface DueFacts {
  readonly moves: readonly BallMove[]
  readonly clock: ReviewClock | undefined
  readonly now: Date
  readonly calendar: BusinessCalendar
  /** The one the review began with. @default what every hospital starts with */
  readonly policy?: GovernancePolicy
  /** By the policy in force: when people are reminded changes for all. */
  readonly dueSoonDays?: number
}

const NOT_DUE: StageDue = { dueAt: null, isOverdue: false, isDueSoon: false, daysLeft: null }

/**
 * Says when a stage is due: its business days while the hospital has the ball, and never later than the law's clock of a
 * patient-facing app. A date that a stage was given stands as it is.
 */
export function stageDue(
  times: StageTimes,
  {
    moves,
    clock,
    now,
    calendar,
    policy = FIRST_POLICY,
    dueSoonDays = policy.dueSoonDays,
  }: DueFacts,
): StageDue {
  const days = daysOfStage(policy, times.stage)
  if (days === null) return onDate(times, { now, calendar })
  if (!times.startedAt || times.state === 'NOT_STARTED') return NOT_DUE
  const own = readClock({ moves, from: times.startedAt, days }, now, calendar)
  const binds = clock?.profile === 'PATIENT_FACING' && !clock.isOver
  const isOpen = times.state === 'IN_PROGRESS'
  const readings = binds ? [own, clock] : [own]
  const left = Math.min(...readings.map(({ daysAllowed, daysUsed }) => daysAllowed - daysUsed))
  const dates = readings.flatMap(({ dueAt }) => (dueAt ? [dueAt.getTime()] : []))
  const isRunning = own.pausedSince === null
  return {
    dueAt: dates.length && (isRunning || left < 0) ? new Date(Math.min(...dates)) : null,
    isOverdue: isOpen && left < 0,
    isDueSoon: isOpen && isRunning && left >= 0 && left <= dueSoonDays,
    daysLeft: isOpen ? left : null,
  }
}

function onDate(
  { state, dueAt = null }: StageTimes,
  { now, calendar }: { now: Date; calendar: BusinessCalendar },
): StageDue {
  const isOpen = state === 'IN_PROGRESS'
  if (!isOpen || dueAt === null) return { ...NOT_DUE, dueAt }
  const isOverdue = dueAt < now
  const daysLeft = isOverdue
    ? -Math.max(1, businessDaysBetween(dueAt, now, calendar))
    : businessDaysBetween(now, dueAt, calendar)
  return { dueAt, isOverdue, isDueSoon: false, daysLeft }
}
