import { SUNSET_MAX_DAYS } from '../../schema/vocabulary/deprecation.ts'
import type { FieldIssue } from './submission/field-issue.ts'

const DAY_MS = 86_400_000

/** The beginning of the UTC day a moment is in: apps end at midnight UTC, wherever somebody reads the date. */
export function utcDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)
}

/** A UTC day as 2027-03-01. */
export function dayText(at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** The first day on which an app may end that is announced now: so many whole days after today. */
export function earliestSunset(now: Date, noticeDays: number): Date {
  return new Date(utcDay(now).getTime() + noticeDays * DAY_MS)
}

interface Announcing {
  now: Date
  /** The days people have to be told before (`sunsetNoticeDays` of the policy). */
  noticeDays: number
  /** The day that was announced before, which may be moved later at any time. */
  before: Date | null
}

/** Finds what is wrong with the day on which an app is to end: too soon, or later than anybody plans. */
export function sunsetFaults(
  sunsetAt: Date,
  { now, noticeDays, before }: Announcing,
): FieldIssue[] {
  const path = ['sunsetAt']
  const earliest = earliestSunset(now, noticeDays)
  const isPutOff = before !== null && before > now && sunsetAt >= before
  if (sunsetAt < earliest && !isPutOff) {
    const message = `People are told at least ${noticeDays} days before: choose ${dayText(earliest)} or later.`
    const actual = Math.floor((sunsetAt.getTime() - utcDay(now).getTime()) / DAY_MS)
    return [{ code: 'TOO_SHORT', message, path, limit: noticeDays, actual }]
  }
  const days = Math.floor((sunsetAt.getTime() - utcDay(now).getTime()) / DAY_MS)
  if (days <= SUNSET_MAX_DAYS) return []
  const message = `Choose a day within ${SUNSET_MAX_DAYS} days.`
  return [{ code: 'TOO_LONG', message, path, limit: SUNSET_MAX_DAYS, actual: days }]
}
