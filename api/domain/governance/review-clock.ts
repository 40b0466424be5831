import {
  FIRST_POLICY,
  type GovernancePolicy,
} from '../../../schema/vocabulary/governance-policy.ts'
import type { Audience } from '../../../schema/vocabulary/registration.ts'
import type { ClockProfile } from '../../../schema/vocabulary/review-clock.ts'
import {
  type BusinessCalendar,
  businessDaysBetween,
  endOfBusinessDays,
} from './business-calendar.ts'

/** Something that hands the ball to the hospital, or back to the vendor; or ends the review. */
export interface BallMove {
  readonly at: Date
  readonly to: 'HOSPITAL' | 'VENDOR' | 'NOBODY'
}

/** A time in which the hospital had the ball; it still has when `to` is null. */
export interface Span {
  readonly from: Date
  readonly to: Date | null
}

/** How the time stands that somebody is given. */
export interface ClockReading {
  readonly daysAllowed: number
  readonly daysUsed: number
  /** The end of the last day; null while the clock stands still with days left. */
  readonly dueAt: Date | null
  readonly isOverdue: boolean
  /** Since when the vendor has the ball; null while the hospital has it, and when nobody has any more. */
  readonly pausedSince: Date | null
}

/** What the review clock of a version is read from. */
export interface ClockFacts {
  readonly profile: ClockProfile
  /** Oldest first. */
  readonly moves: readonly BallMove[]
  /** When intake was last passed; null while it is open. */
  readonly intakePassedAt: Date | null
  /** The one the review began with. @default what every hospital starts with */
  readonly policy?: GovernancePolicy
}

/** Where the review of a version stands against its time. */
export interface ReviewClock extends ClockReading {
  readonly profile: ClockProfile
  readonly phase: 'AUTHENTICITY' | 'REGISTRATION'
  readonly isOver: boolean
  readonly startedAt: Date
  readonly spans: readonly Span[]
}

/** Says which clock an app is under: the law has its own for what patients use. */
export function profileFor(audiences: readonly Audience[]): ClockProfile {
  return audiences.includes('PATIENT') ? 'PATIENT_FACING' : 'HOSPITAL'
}

/** Lists the times in which the hospital had the ball. */
export function runningSpans(moves: readonly BallMove[]): Span[] {
  const spans: Span[] = []
  let from: Date | null = null
  for (const { at, to } of moves) {
    if (to === 'HOSPITAL') from ??= at
    else if (from) {
      spans.push({ from, to: at })
      from = null
    }
  }
  return from ? [...spans, { from, to: null }] : spans
}

/** Reads the clock of somebody who was given days from a moment, which run while the hospital has the ball. */
export function readClock(
  { moves, from, days }: { moves: readonly BallMove[]; from: Date; days: number },
  now: Date,
  calendar: BusinessCalendar,
): ClockReading {
  const spans = since(runningSpans(moves), from)
  const last = moves.at(-1)
  let left = days
  let dueAt: Date | null = null
  let daysUsed = 0
  for (const span of spans) {
    const used = businessDaysBetween(span.from, span.to ?? now, calendar)
    if (dueAt === null && (span.to === null || used > left))
      dueAt = endOfBusinessDays(span.from, left, calendar)
    left = Math.max(0, left - used)
    daysUsed += used
  }
  return {
    daysAllowed: days,
    daysUsed,
    dueAt,
    isOverdue: daysUsed > days,
    pausedSince: last?.to === 'VENDOR' ? last.at : null,
  }
}

/** Reads the clock of a review: authenticity until intake is passed, then the registration; nothing before it starts. */
export function readReviewClock(
  { profile, moves, intakePassedAt, policy = FIRST_POLICY }: ClockFacts,
  now: Date,
  calendar: BusinessCalendar,
): ReviewClock | undefined {
  const start = moves.find(({ to }) => to === 'HOSPITAL')
  const last = moves.at(-1)
  if (!start || !last) return undefined
  const { authenticityDays, registrationDays } = daysOf(profile, policy)
  const phase = intakePassedAt ? 'REGISTRATION' : 'AUTHENTICITY'
  const given = intakePassedAt
    ? { from: intakePassedAt, days: registrationDays }
    : { from: start.at, days: authenticityDays }
  return {
    ...readClock({ moves, ...given }, now, calendar),
    profile,
    phase,
    isOver: last.to === 'NOBODY',
    startedAt: start.at,
    spans: runningSpans(moves),
  }
}

/** Says how many business days a policy gives each part of a review. */
function daysOf(profile: ClockProfile, policy: GovernancePolicy) {
  const { authenticityDays, registrationDays } = policy
  return profile === 'HOSPITAL'
    ? { authenticityDays, registrationDays }
    : {
        authenticityDays: policy.patientAuthenticityDays,
        registrationDays: policy.patientRegistrationDays,
      }
}

/** Cuts off what was before a moment. */
function since(spans: readonly Span[], from: Date): Span[] {
  return spans
    .filter(({ to }) => to === null || to > from)
    .map((span) => (span.from < from ? { from, to: span.to } : span))
}
