import type { AttestationAnswer } from '../../schema/vocabulary/registration.ts'

/** An attestation with everything somebody needs to read it, and to check it without us. */
export interface AttestationDocument {
  readonly id: string
  /** Names as they were signed; as they are now where there is no signature. */
  readonly appName: string
  readonly appVersionNumber: number
  readonly vendorName: string
  readonly textVersion: number
  readonly textBody: string
  readonly textSha256: string
  readonly textPublishedAt: Date
  readonly answer: AttestationAnswer
  readonly legalName: string
  readonly position: string
  readonly legalBusinessName: string | null
  readonly signedAt: Date
  /** Compact JWS; null when it was answered before signatures were kept. */
  readonly signature: string | null
  readonly isCurrent: boolean
  /** Public addresses: the page that verifies, and the keys to verify with. */
  readonly verifyUrl: string
  readonly keysUrl: string
}
