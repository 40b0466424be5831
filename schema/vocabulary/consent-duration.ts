/** For how long a person can allow an app, the shortest first. */
export const CONSENT_DURATIONS = ['DAYS_30', 'YEAR_1', 'UNTIL_REVOKED'] as const
export type ConsentDuration = (typeof CONSENT_DURATIONS)[number]
