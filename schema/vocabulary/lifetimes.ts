/** How long an access token is good for, in minutes: one of a person, and one of a backend service (SMART App Launch 2.2). */
export const ACCESS_TOKEN_MINUTES = { person: 60, service: 5 } as const

/**
 * For how many days is kept what is of no more use: codes and tokens after they ended, so that a replay is recognised;
 * answers to repeated keys; uploads that were never completed (R262); app state, after its app was retired (decision 68).
 */
export const KEPT_DAYS = {
  endedToken: 1,
  idempotencyKey: 1,
  unfinishedUpload: 1,
  appState: 90,
} as const
