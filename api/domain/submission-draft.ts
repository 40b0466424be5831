import type { AttestationAnswer, ClientType } from '../../schema/vocabulary/registration.ts'
import type { Maybe } from './submission/field-issue.ts'

/** One scope of a registration, and what the vendor says about it. */
export interface ScopeRequestDraft {
  readonly scope: string
  readonly purpose?: Maybe<string>
  /** Needed for scopes of high and critical sensitivity (R216). */
  readonly justification?: Maybe<string>
}

/** What the app does at its three moments of truth (R301). */
export interface LaunchBehaviour {
  readonly onEhrLaunch?: Maybe<string>
  readonly onStandalone?: Maybe<string>
  readonly onConsentRevoked?: Maybe<string>
}

/** A registration as far as it is written; what is absent or null has not been answered. */
export interface SubmissionDraft {
  /** The number of the version: 1 for the first. */
  readonly number: number
  readonly name?: Maybe<string>
  readonly operatingSystems?: Maybe<readonly string[]>
  readonly homepageUrl?: Maybe<string>
  readonly privacyPolicyUrl?: Maybe<string>
  readonly termsUrl?: Maybe<string>
  readonly redirectUrls?: Maybe<readonly string[]>
  readonly launchUrl?: Maybe<string>
  readonly shortDescription?: Maybe<string>
  readonly longDescription?: Maybe<string>
  readonly audiences?: Maybe<readonly string[]>
  readonly uses?: Maybe<readonly string[]>
  readonly intent?: Maybe<string>
  readonly fhirVersions?: Maybe<readonly string[]>
  readonly compliance?: Maybe<readonly string[]>
  readonly clientType?: Maybe<ClientType>
  readonly jwksUrl?: Maybe<string>
  /** A JSON Web Key Set as it was sent. */
  readonly jwks?: unknown
  readonly scopes?: Maybe<readonly ScopeRequestDraft[]>
  readonly reviewerNotes?: Maybe<string>
  readonly changeNotes?: Maybe<string>
  readonly launchBehaviour?: Maybe<LaunchBehaviour>
  readonly attestationAnswer?: Maybe<AttestationAnswer>
}
