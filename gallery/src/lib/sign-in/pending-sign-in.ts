import type { SignInProof } from './authorization-request.ts'

const STORAGE_KEY = 'gh-gallery-sign-in'

/** Keeps the proof of a sign-in while the person is away at the authorization server, in this tab only. */
export function rememberSignIn(proof: SignInProof): void {
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(proof))
}

/** Takes the remembered proof out, so that it serves once; undefined when there is none. */
export function takeSignIn(): SignInProof | undefined {
  const stored = sessionStorage.getItem(STORAGE_KEY)
  sessionStorage.removeItem(STORAGE_KEY)
  if (!stored) return undefined
  const value: Partial<Record<keyof SignInProof, unknown>> = JSON.parse(stored)
  const { codeVerifier, state, nonce } = value
  return typeof codeVerifier === 'string' && typeof state === 'string' && typeof nonce === 'string'
    ? { codeVerifier, state, nonce }
    : undefined
}
