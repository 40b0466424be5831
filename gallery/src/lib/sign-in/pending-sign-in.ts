import type { SignInProof } from './authorization-request.ts'

const STORAGE_KEY = 'gh-gallery-sign-in'
const PLACE_KEY = 'gh-gallery-place'

/** The pages for those who are signed in, besides the one every sign-in ends at. */
const PLACES = /^\/clinicians(\/apps\/[^/?#]+)?$/

/** Keeps the proof of a sign-in while the person is away at the authorization server, in this tab only. */
export function rememberSignIn(proof: SignInProof): void {
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(proof))
}

/** Keeps where in the gallery the person was, where that is not My apps. */
export function rememberPlace(path: string): void {
  if (PLACES.test(path)) sessionStorage.setItem(PLACE_KEY, path)
  else sessionStorage.removeItem(PLACE_KEY)
}

/** Takes out where the person was, so that it serves once; undefined for My apps. */
export function takePlace(): string | undefined {
  const path = sessionStorage.getItem(PLACE_KEY) ?? ''
  sessionStorage.removeItem(PLACE_KEY)
  return PLACES.test(path) ? path : undefined
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
