import type { AppVersionStatus } from '../../schema/vocabulary/app-status.ts'

const DAY_MS = 86_400_000

/** Days between two reminders of the same text (LIFECYCLE D5). */
export const REMIND_EVERY_DAYS = 30

/** Versions whose answer still matters: in use, about to be, or stopped for a while. Only they can be out of date. */
const STANDING: ReadonlySet<AppVersionStatus> = new Set(['IN_REVIEW', 'LIVE', 'SUSPENDED'])

/** Says whether the vendor can answer a new text on this version itself, without registering another one (A19 O10). */
export function isRenewable(status: AppVersionStatus): boolean {
  return status === 'LIVE'
}

/**
 * Counts the whole days since the text a version answered was replaced (R124); undefined while it is in force, and
 * for versions that are over or not yet submitted.
 */
export function overdueDays(
  status: AppVersionStatus,
  replacedAt: Date | undefined,
  now: Date,
): number | undefined {
  if (!replacedAt || !STANDING.has(status)) return undefined
  return daysBetween(replacedAt, now)
}

/** Counts whole days from one moment to a later one. */
export function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS))
}

/** Numbers the reminders of one text: 0 on the day it is published, 1 after thirty days, and so on. */
export function reminderRound(publishedAt: Date, now: Date): number {
  return Math.floor(daysBetween(publishedAt, now) / REMIND_EVERY_DAYS)
}
