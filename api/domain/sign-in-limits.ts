/** What an attempt to sign in is known by. */
export interface SignInAttempt {
  /** The account as typed, in small letters. */
  account: string
  /** The address of the network it comes from. */
  address: string
  /** The browser, when this account signed in with it before and the browser can prove it. */
  device: string | undefined
}

/** What failures are counted by; each kind has its own limit. */
export type SignInBucket =
  | 'sign-in-device'
  | 'sign-in-account'
  | 'sign-in-account-wide'
  | 'sign-in-address'

/** One counter of failures. When it is used up, everybody who counts against it waits. */
export interface SignInCounter {
  bucket: SignInBucket
  key: string
}

/**
 * Says which counters a failure goes to, and so which ones can refuse an attempt.
 *
 * A browser the account signed in with before counts against itself alone: whatever strangers do, it is never
 * locked out by them. Everybody else counts against the account from their address, the account as a whole, and
 * their address as a whole, so that neither one machine nor many can guess for long.
 *
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export function signInCounters({ account, address, device }: SignInAttempt): SignInCounter[] {
  if (device) return [{ bucket: 'sign-in-device', key: join(account, device) }]
  return [
    { bucket: 'sign-in-account', key: join(account, address) },
    { bucket: 'sign-in-account-wide', key: join(account) },
    { bucket: 'sign-in-address', key: join(address) },
  ]
}

/** No two lists of parts give one text. */
function join(...parts: string[]): string {
  return JSON.stringify(parts)
}
