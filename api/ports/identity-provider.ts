import type { FederationRules, ProvenPerson } from '../domain/federation.ts'

/** A sign-in at the hospital's provider on its way. Whoever holds it may finish it, so it is kept sealed. */
export interface BegunSignIn {
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  /** Of PKCE (RFC 7636). */
  readonly verifier: string
}

/** What the provider is asked to do besides. */
export interface SignInWishes {
  /** Does the person have to show again who they are? */
  readonly isAnew: boolean
  readonly loginHint?: string | undefined
  readonly language: string
}

/** Why a sign-in at the provider came to nothing: refused there, not reachable, or an answer that proves nothing. */
export type ProviderFault = 'DENIED' | 'UNREACHABLE' | 'INVALID'

/** The message is for the audit trail and the log; it never holds a token or a code. */
export class IdentityProviderError extends Error {
  readonly fault: ProviderFault

  constructor(fault: ProviderFault, message: string) {
    super(message)
    this.fault = fault
  }
}

/** The OpenID provider where the hospital's people have their accounts. */
export interface IdentityProvider {
  /** As people know it. */
  readonly label: string
  readonly rules: FederationRules
  /** @throws IdentityProviderError when it cannot be reached. */
  signInAddress(begun: BegunSignIn, wishes: SignInWishes): Promise<string>
  /** Exchanges the answer and verifies the ID token. @throws IdentityProviderError */
  prove(answer: URL, begun: BegunSignIn): Promise<ProvenPerson>
  /** Where the session there is ended; undefined when it offers that to nobody, or does not answer. */
  signOutAddress(back: { redirectUri: string; state: string }): Promise<string | undefined>
}
