import type { AppVersionStatus, ReviewState } from '../../schema/vocabulary/app-status.ts'

const DAY_MS = 86_400_000

/** Days between two reminders of the same text (LIFECYCLE D5). */
export const REMIND_EVERY_DAYS = 30

/** Versions whose answer still matters: in use, about to be, or stopped for a while. Only they can be out of date. */
const STANDING: ReadonlySet<AppVersionStatus> = new Set(['IN_REVIEW', 'LIVE', 'SUSPENDED'])

/**
 * Says whether the vendor can answer a new text on this version itself, without registering another one (A19 O10): on a
 * live one, and on an approved one, which could not go live otherwise.
 */
export function isRenewable(version: {
  status: AppVersionStatus
  reviewState?: ReviewState | null
}): boolean {
  return version.status === 'LIVE' || version.reviewState === 'APPROVED_PENDING_RELEASE'
}

/**
 * Counts the whole days since the text a version answered was replaced (R124), less the grace policy gives; undefined
 * while it is in force or the grace lasts, and for versions that are over or not yet submitted.
 */
export function overdueDays(
  status: AppVersionStatus,
  overdueSince: Date | undefined,
  now: Date,
): number | undefined {
  if (!overdueSince || !STANDING.has(status) || overdueSince > now) return undefined
  return daysBetween(overdueSince, now)
}

/** Says from when on an answer to a text that was replaced is overdue: when the grace is over that policy gives. */
export function graceEnds(replacedAt: Date, graceDays: number): Date {
  return new Date(replacedAt.getTime() + graceDays * DAY_MS)
}

/** Counts whole days from one moment to a later one. */
export function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS))
}

/** Numbers the reminders of one text: 0 on the day the answers to others are overdue, 1 after thirty days, and so on. */
export function reminderRound(publishedAt: Date, now: Date): number {
  return Math.floor(daysBetween(publishedAt, now) / REMIND_EVERY_DAYS)
}
