import { createHash, randomBytes } from 'node:crypto'

/** Makes a token of 256 random bits, safe in URLs and in HTTP Basic credentials (RFC 6749 Appendix B). */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Hashes a high-entropy value for storage and look-up. Not for passwords. */
export function sha256Hex(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex')
}
