import type { AppVersionStatus, ReviewState } from '../../schema/vocabulary/app-status.ts'
import type { ClientEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { RiskTier } from '../../schema/vocabulary/registration.ts'
import type { GovernanceStage, StageState } from '../../schema/vocabulary/stage.ts'
import type { AlertEvent } from './alert-events.ts'
import type { LifecycleEvent } from './lifecycle-events.ts'
import type { PartnerEvent } from './partner-events.ts'
import type { ReviewEvent } from './review-events.ts'

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
  /** Of a submission: it was handed in before, and taken back. */
  isAgain?: true
}

/** Somebody approved a version of high risk; a second person has to as well. */
export interface ApprovalGiven {
  type: 'app-version.approval-given'
  appVersionId: string
  appId: string
  vendorId: string
  approverId: string
}

/** A governance stage opened: its owners have something to do. */
export interface StageOpened {
  type: 'stage.opened'
  stage: GovernanceStage
  appVersionId: string
  appId: string
  vendorId: string
}

/** A governance stage was passed, failed, waived, or opened again. */
export interface StageDecided {
  type: 'stage.decided'
  stage: GovernanceStage
  state: StageState
  appVersionId: string
  appId: string
  vendorId: string
}

/** Somebody took an open stage on, or was given it; nobody has it when the assignee is null. */
export interface StageAssigned {
  type: 'stage.assigned'
  stage: GovernanceStage
  assigneeId: string | null
  appVersionId: string
  appId: string
  vendorId: string
}

/** Single scopes of a version in review were granted, narrowed, refused, or opened again. */
export interface ScopesDecided {
  type: 'scope.decided'
  count: number
  appVersionId: string
  appId: string
  vendorId: string
}

/** Somebody raised the risk of an app. */
export interface RiskRaised {
  type: 'risk-tier.raised'
  tier: RiskTier
  appVersionId: string
  appId: string
  vendorId: string
}

/** A vendor or a scope was disabled in an emergency, or is in use again. */
export interface EmergencySwitched {
  type: 'emergency.switched'
  killSwitchId: string
  isOn: boolean
}

/** A message was posted in the log of a version. */
export interface MessagePosted {
  type: 'message.posted'
  messageId: string
  appVersionId: string
  appId: string
  vendorId: string
  authorId: string
  /** It says why a version moved, which is told already. */
  isReasonOfMove?: true
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

/** Somebody forgot their password. As with verification, the token is made when the mail is written. */
export interface PasswordResetRequested {
  type: 'account.password-reset-requested'
  userId: string
}

/** How an account is protected was changed; its owner hears of it, in case it was somebody else. */
export interface AccountSecurityChanged {
  type: 'account.security-changed'
  userId: string
  /** What was done, as a sentence for the owner. */
  change: string
}

/** The removal of lost second factors was asked for, checked, done or declined. */
export interface FactorResetMoved {
  type: 'account.factor-reset-moved'
  resetId: string
  userId: string
  to: 'REQUESTED' | 'CHECKED' | 'DONE' | 'DECLINED'
}

/** A vendor asked somebody to join. The token is made when the mail is written. */
export interface VendorMemberInvited {
  type: 'vendor-member.invited'
  invitationId: string
  vendorId: string
}

/** An administrator asked somebody to work for the hospital. The token is made when the mail is written. */
export interface MemberInvited {
  type: 'member.invited'
  invitationId: string
}

/** An owner took somebody out of a vendor. */
export interface VendorMemberRemoved {
  type: 'vendor-member.removed'
  vendorId: string
  userId: string
}

/** A correction of legal details waits for, or got, the word of a second person. */
export interface VendorCorrectionMoved {
  type: 'vendor.correction-moved'
  correctionId: string
  vendorId: string
  to: 'PROPOSED' | 'CONFIRMED' | 'DECLINED'
}

/** A document arrived whole, or was flagged as ready for the reviewers (R110). */
export interface DocumentMoved {
  type: 'document.uploaded' | 'document.flagged-ready'
  documentId: string
  appVersionId: string
  appId: string
  vendorId: string
}

/** The terms changed; who answered the earlier ones is asked again (R121). */
export interface AttestationTextPublished {
  type: 'attestation-text.published'
  textId: string
  version: number
}

/** A live version still stands on terms that were replaced (R122, R124). Said once when they change, then monthly. */
export interface AttestationOverdue {
  type: 'attestation.overdue'
  appVersionId: string
  appId: string
  vendorId: string
  days: number
}

/** A secret ends soon. */
export interface ClientSecretExpiring {
  type: 'client-secret.expiring'
  secretId: string
  appId: string
  vendorId: string
  days: number
}

/** The hospital ended secrets of a client, or set their end; its vendor has to make a new one. */
export interface ClientSecretEnded {
  type: 'client-secret.ended'
  environment: ClientEnvironment
  endsAt: string
  appId: string
  vendorId: string
}

/** People were told of something: their inboxes in the portal have a row about it. */
export interface NotificationAdded {
  type: 'notification.added'
  /** The event they were told of. */
  outboxMessageId: string
  userIds: string[]
}

/** Somebody marked notices of their own as read: their other tabs and devices show it. */
export interface NotificationsRead {
  type: 'notification.read'
  userId: string
  /** Null when it was all there were. */
  ids: string[] | null
  readAt: string
}

/** A mail is ready to be sent; its row knows to whom and how often it was tried. */
export interface MailQueued {
  type: 'mail.queued'
  deliveryId: string
}

/** Everything that can happen and that somebody may want to hear of. Carries ids, never documents. */
export type DomainEvent =
  | AppVersionMoved
  | ApprovalGiven
  | LifecycleEvent
  | StageOpened
  | StageDecided
  | StageAssigned
  | ScopesDecided
  | EmergencySwitched
  | ReviewEvent
  | RiskRaised
  | MessagePosted
  | AccountRegistered
  | ConsentRevoked
  | ConsentGiven
  | PasswordResetRequested
  | AccountSecurityChanged
  | FactorResetMoved
  | VendorMemberInvited
  | VendorMemberRemoved
  | MemberInvited
  | VendorCorrectionMoved
  | DocumentMoved
  | AttestationTextPublished
  | AttestationOverdue
  | ClientSecretExpiring
  | ClientSecretEnded
  | AlertEvent
  | PartnerEvent
  | NotificationAdded
  | NotificationsRead
  | MailQueued

export type DomainEventType = DomainEvent['type']
