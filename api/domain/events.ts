import type { AppVersionStatus, ReviewState } from '../../schema/vocabulary/app-status.ts'

/** A version of an app changed its status or its review state. */
export interface AppVersionMoved {
  type: 'app-version.moved'
  transition: string
  appVersionId: string
  appId: string
  vendorId: string
  from: AppVersionStatus
  to: AppVersionStatus
  reviewState: ReviewState | null
  reason: string | null
}

/** A message was posted in the log of a version. */
export interface MessagePosted {
  type: 'message.posted'
  messageId: string
  appVersionId: string
  appId: string
  vendorId: string
  authorId: string
}

/** Somebody asked for an account. The verification token is made when the mail is written, and is only in the mail. */
export interface AccountRegistered {
  type: 'account.registered'
  userId: string
}

/** A person, or an administrator, took back what a client was allowed. */
export interface ConsentRevoked {
  type: 'consent.revoked'
  consentId: string
  grantId: string
  environment: 'PRODUCTION' | 'SANDBOX'
  userId: string
  appId: string
}

/** A person allowed a client to act for them. */
export interface ConsentGiven {
  type: 'consent.given'
  consentId: string
  userId: string
  appId: string
}

/** Everything that can happen and that somebody may want to hear of. Carries ids, never documents. */
export type DomainEvent =
  | AppVersionMoved
  | MessagePosted
  | AccountRegistered
  | ConsentRevoked
  | ConsentGiven

export type DomainEventType = DomainEvent['type']
