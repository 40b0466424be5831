import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimiter } from '../ports.ts'

/** Attempts allowed per key and window. */
export interface RateLimits {
  /** Per account and address, and per account and known browser. */
  signInPerAccount: number
  /** Per account, from everywhere but known browsers. */
  signInPerAccountWide: number
  signInPerAddress: number
  signUpPerAddress: number
  keySetChecksPerAccount: number
}

const WINDOW_SECONDS = 15 * 60

/** Mails to one person, whoever asks for them. */
const RESETS_PER_ACCOUNT = 5

/** Requests of one person to have lost second factors removed; one is open at a time, and each is mailed. */
const FACTOR_RESETS_PER_ACCOUNT = 3

/** Apps that are asked for from one address of the network, by people who have no account. */
const APP_REQUESTS_PER_ADDRESS = 5

/** Apps that programs of one vendor register in the sandbox; a whole conformance run takes some fifty. */
const REGISTRATIONS_PER_VENDOR = 100

/** Counts attempts in PostgreSQL, so that every replica sees the same number. */
export function postgresRateLimiter(pool: pg.Pool, limits: RateLimits): RateLimiter {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false, // the sweep does it
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
    })
  const buckets = {
    'sign-in-device': limiter('sign-in-device', limits.signInPerAccount),
    'sign-in-account': limiter('sign-in-account', limits.signInPerAccount),
    'sign-in-account-wide': limiter('sign-in-account-wide', limits.signInPerAccountWide),
    'sign-in-address': limiter('sign-in-address', limits.signInPerAddress),
    'sign-up-address': limiter('sign-up-address', limits.signUpPerAddress),
    'key-set-check': limiter('key-set-check', limits.keySetChecksPerAccount),
    'password-reset-address': limiter('password-reset-address', limits.signUpPerAddress),
    'app-request-address': limiter('app-request-address', APP_REQUESTS_PER_ADDRESS),
    'factor-reset': limiter('factor-reset', FACTOR_RESETS_PER_ACCOUNT),
    'client-registration-address': limiter('client-registration-address', limits.signUpPerAddress),
    'client-registration-vendor': limiter('client-registration-vendor', REGISTRATIONS_PER_VENDOR),
    'password-reset-account': limiter('password-reset-account', RESETS_PER_ACCOUNT),
  }
  return {
    async take(bucket, key) {
      try {
        await buckets[bucket].consume(key)
        return 0
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes)
          return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw refusal
      }
    },
  }
}
