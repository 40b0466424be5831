import { hash } from 'node:crypto'
import type { JWTPayload } from 'jose'

type Verify = (token: string) => Promise<JWTPayload>

/** How long a signature is taken as good. A key that is taken away is out after this. */
const AGAIN_AFTER_MS = 60_000

/** Tokens remembered at a time, by their SHA-256: the oldest goes first. */
const REMEMBERED = 5000

/**
 * Checks the signature of a token once a minute instead of with every request: that costs more than all else there is
 * to do with it. Only what can never change is remembered. Whether the session stands is asked every time, elsewhere.
 */
export function verifiedOnce(verify: Verify): Verify {
  const known = new Map<string, { payload: JWTPayload; until: number }>()
  return async (token) => {
    const key = hash('sha256', token, 'base64')
    const found = known.get(key)
    if (found && Date.now() < found.until) return found.payload
    known.delete(key)
    const payload = await verify(token)
    const endsAt = (payload.exp ?? 0) * 1000
    known.set(key, { payload, until: Math.min(Date.now() + AGAIN_AFTER_MS, endsAt) })
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break
      known.delete(oldest)
    }
    return payload
  }
}
