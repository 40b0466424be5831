import { TOTP } from 'otpauth'

/** What an authenticator app shows for a secret, so many half minutes from a moment. */
export function totpCode(secret: string, at: Date = new Date(), steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: at.getTime() + steps * 30_000 })
}
