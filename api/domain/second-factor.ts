/** What the second step of a sign-in is decided by. */
export interface SecondFactorFacts {
  /** Does the hospital demand a second factor of this person? */
  isRequired: boolean
  /** Since when the person has one; null when they have none. */
  since: Date | null
  /** When this browser was signed in. */
  signedInAt: Date
  /** How it was signed in (RFC 8176). */
  amr: readonly string[]
}

/** What is asked after the password: nothing, a second factor, or to set one up. */
export type SecondFactorStep = 'NONE' | 'VERIFY' | 'ENROL'

/** The word of RFC 8176 for a sign-in with more than one factor. */
export const MULTI_FACTOR = 'mfa'

/** The same as an authentication context class that other services know (REFEDS MFA profile). */
export const MULTI_FACTOR_PROFILE = 'https://refeds.org/profile/mfa'

/**
 * Says what a signed-in browser still has to show.
 *
 * Whoever sets a factor up while signed in has just shown it, so that session goes on; later ones are asked.
 * A rule that is switched on meets sessions that are there already.
 */
export function secondFactorStep(facts: SecondFactorFacts): SecondFactorStep {
  if (facts.amr.includes(MULTI_FACTOR)) return 'NONE'
  if (!facts.since) return facts.isRequired ? 'ENROL' : 'NONE'
  return wholeSeconds(facts.since) <= wholeSeconds(facts.signedInAt) ? 'VERIFY' : 'NONE'
}

/** Sessions count whole seconds. */
function wholeSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
