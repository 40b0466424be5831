import * as z from 'zod/mini'
import type { PendingSignIn } from './authorization-request.ts'

const KEY = 'gatehouse.sign-in'

const SHAPE = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
})

/** Keeps what the answer will be checked against, for the time of the redirect and this tab only. */
export function rememberSignIn(pending: PendingSignIn): void {
  window.sessionStorage.setItem(KEY, JSON.stringify(pending))
}

/** Takes what was kept; it can be taken once. */
export function takeSignIn(): PendingSignIn | undefined {
  const stored = window.sessionStorage.getItem(KEY)
  window.sessionStorage.removeItem(KEY)
  if (!stored) return undefined
  const parsed = SHAPE.safeParse(parseJson(stored))
  return parsed.success ? parsed.data : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
