import type { AppVersionStatus } from './app-status.ts'

/** Whether people may go on counting on an app (R243); every app has one, and it is computed. */
export const DEPRECATION_STATUSES = ['ACTIVE', 'SUNSET_ANNOUNCED', 'RETIRED'] as const
export type DeprecationStatus = (typeof DEPRECATION_STATUSES)[number]

export const DEPRECATION_STATUS_NAMES: Readonly<Record<DeprecationStatus, string>> = {
  ACTIVE: 'No end announced',
  SUNSET_ANNOUNCED: 'End announced',
  RETIRED: 'No longer offered',
}

/** What each status means for who uses the app. */
export const DEPRECATION_STATUS_MEANINGS: Readonly<Record<DeprecationStatus, string>> = {
  ACTIVE: 'The app is offered until further notice.',
  SUNSET_ANNOUNCED: 'The app ends on a day that was announced, and works as before until then.',
  RETIRED: 'The app has ended: it is not listed, and reads and changes nothing.',
}

/** An end is announced at most this many days ahead: nobody plans for later. */
export const SUNSET_MAX_DAYS = 1095

/** Computes the status of an app from those of its versions and the announcement, if there is one. */
export function deprecationStatus(
  statuses: readonly AppVersionStatus[],
  sunsetAt: unknown,
): DeprecationStatus {
  if (statuses.some((status) => status === 'LIVE' || status === 'SUSPENDED'))
    return sunsetAt ? 'SUNSET_ANNOUNCED' : 'ACTIVE'
  return statuses.includes('RETIRED') ? 'RETIRED' : 'ACTIVE'
}
