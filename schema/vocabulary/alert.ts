/** What the platform speaks up about by itself (R276-R278; LIFECYCLE D5). Days are those of UTC. */
export const ALERT_RULES = {
  /** So many failures of one day, and at least this share of all attempts of that day. */
  failures: { least: 10, share: 0.2 },
  /** So many requests of one day, and more than so many times the median of the days before on which there were any. */
  volume: { least: 500, times: 3, daysBefore: 28, leastDays: 7 },
  /** Granted for so many days and not used in them. */
  drift: { days: 90 },
} as const

/** What an attempt of an app can fail of. */
export const FAILURE_KINDS = ['REDIRECT_URL', 'IDENTITY', 'TOKEN', 'LAUNCH', 'RECORDS'] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

/** Says a kind of failure to the owner of an app; never what came with the request, which anybody may have written. */
export const FAILURE_WORDS: Readonly<Record<FailureKind, string>> = {
  REDIRECT_URL: 'the redirect URL was none of those that are registered',
  IDENTITY: 'the app did not prove who it is, with its secret or its keys',
  TOKEN: 'a code, a refresh token or an assertion was not accepted',
  LAUNCH: 'a launch was refused before anybody could allow it',
  RECORDS: 'records were asked for that the app may not reach, or that could not be answered',
}
