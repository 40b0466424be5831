import * as z from 'zod/mini'
import type { PendingSignIn } from './authorization-request.ts'

const KEY = 'gatehouse.sign-in'

const SHAPE = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
})

/** Keeps what the answer will be checked against, for this tab only; false where the browser blocks storage. */
export function rememberSignIn(pending: PendingSignIn): boolean {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(pending))
    return true
  } catch {
    return false
  }
}

/** Takes what was kept; it can be taken once. */
export function takeSignIn(): PendingSignIn | undefined {
  const stored = taken()
  if (!stored) return undefined
  const parsed = SHAPE.safeParse(parseJson(stored))
  return parsed.success ? parsed.data : undefined
}

function taken(): string | null {
  try {
    const stored = window.sessionStorage.getItem(KEY)
    window.sessionStorage.removeItem(KEY)
    return stored
  } catch {
    return null
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
