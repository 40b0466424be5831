import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

/** Signs cookies as the provider's own signer does (keygrip, HMAC with SHA-1, base64url), with one digest where that makes three. */
export interface CookieSigner {
  sign(data: string): string
  /** The place of the secret something was signed with; -1 when it was none of them. */
  index(data: string, digest: string): number
  verify(data: string, digest: string): boolean
}

/** Makes a signer; the first secret signs, all verify. */
export function cookieSigner(secrets: readonly string[]): CookieSigner {
  const keys = secrets.map((secret) => createSecretKey(secret, 'utf8'))
  const [first] = keys
  if (!first) throw new Error('Cookies need a secret to be signed with.')
  const signWith = (key: typeof first, data: string) =>
    createHmac('sha1', key).update(data).digest('base64url')
  const index = (data: string, digest: string) =>
    keys.findIndex((key) => isSame(signWith(key, data), digest))
  return {
    sign: (data) => signWith(first, data),
    index,
    verify: (data, digest) => index(data, digest) >= 0,
  }
}

function isSame(own: string, given: string): boolean {
  const [one, other] = [Buffer.from(own), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}
