import type { DomainEventType } from '../domain/events.ts'
import type { Handler } from './handler.ts'
import { mailAboutAppRequest } from './mail/app-request-mail.ts'
import { mailAboutCorrection } from './mail/correction-mail.ts'
import { mailAboutFactorReset } from './mail/factor-reset-mail.ts'
import { mailInvitation } from './mail/invitation-mail.ts'
import { mailMemberInvitation } from './mail/member-invitation-mail.ts'
import { mailMemberRemoved } from './mail/member-removed-mail.ts'
import { mailPasswordReset } from './mail/password-reset-mail.ts'
import { mailSecurityChange } from './mail/security-mail.ts'
import { mailVerification } from './mail/verification-mail.ts'
import { tellAppRequest } from './notices/tell-app-request.ts'
import { tellOfContract } from './notices/tell-contract.ts'
import { tellOfEmergency } from './notices/tell-emergency.ts'
import { tellOfTier } from './notices/tell-tier.ts'
import { remindAtPublication } from './remind-overdue-attestations.ts'
import { validateSubmission } from './review/validate-submission.ts'
import { revokeTokens } from './revoke-tokens.ts'

/** What is done after commit, event by event. People who watch a page hear of it by subscription, not here. */
export const SUBSCRIBERS: Readonly<Record<DomainEventType, readonly Handler[]>> = {
  'account.registered': [mailVerification],
  'app-version.moved': [revokeTokens],
  'app-version.approval-given': [],
  'app-version.rolled-back': [],
  'app-version.release-held': [],
  'app.sunset-announced': [],
  'app.sunset-withdrawn': [],
  'pilot.started': [],
  'pilot.changed': [],
  'pilot.ended': [],
  'pilot.ending': [],
  'stage.opened': [],
  'stage.due-soon': [],
  'stage.overdue': [],
  'stage.decided': [],
  'stage.assigned': [],
  'recertification.due': [],
  'scope.decided': [],
  'risk-tier.raised': [],
  'emergency.switched': [tellOfEmergency],
  'emergency.disabled': [],
  'emergency.lifted': [],
  'incident.moved': [],
  'data-policy.moved': [],
  'review-template.moved': [],
  'validation-run.requested': [validateSubmission],
  'validation-run.finished': [],
  'message.posted': [],
  'consent.given': [],
  'consent.revoked': [],
  'account.password-reset-requested': [mailPasswordReset],
  'account.security-changed': [mailSecurityChange],
  'account.factor-reset-moved': [mailAboutFactorReset],
  'vendor-member.invited': [mailInvitation],
  'vendor-member.removed': [mailMemberRemoved],
  'member.invited': [mailMemberInvitation],
  'vendor.correction-moved': [mailAboutCorrection],
  'document.uploaded': [],
  'document.flagged-ready': [],
  'attestation-text.published': [remindAtPublication],
  'attestation.overdue': [],
  'client-secret.expiring': [],
  'client-secret.ended': [],
  'jwks.unreachable': [],
  'privacy-policy.changed': [],
  'privacy-policy.unreachable': [],
  'alert.many-failures': [],
  'alert.abnormal-volume': [],
  'alert.scope-drift': [],
  'client.redirect-uris-changed': [],
  'app-request.moved': [tellAppRequest, mailAboutAppRequest],
  'vendor-contract.changed': [tellOfContract],
  'vendor-contract.expiring': [tellOfContract],
  'partner-tier.moved': [tellOfTier],
  'activation.requested': [],
  'activation.decided': [],
  'notification.added': [],
  'notification.read': [],
  'mail.queued': [],
}

/** Events whose handlers wait for others, for seconds: a relay of their own hands them over, so that nobody else waits. */
export const SLOW_EVENTS: readonly DomainEventType[] = ['validation-run.requested']

/** What people are told of by the table of notices, many events at a time (`tellPeople`). */
export const TOLD_EVENTS: ReadonlySet<DomainEventType> = new Set<DomainEventType>([
  'app-version.moved',
  'app-version.approval-given',
  'app-version.release-held',
  'app.sunset-announced',
  'app.sunset-withdrawn',
  'emergency.disabled',
  'emergency.lifted',
  'pilot.started',
  'pilot.ending',
  'pilot.ended',
  'stage.opened',
  'stage.due-soon',
  'stage.overdue',
  'recertification.due',
  'message.posted',
  'consent.given',
  'consent.revoked',
  'document.uploaded',
  'document.flagged-ready',
  'attestation.overdue',
  'client-secret.expiring',
  'client-secret.ended',
  'jwks.unreachable',
  'privacy-policy.changed',
  'privacy-policy.unreachable',
  'alert.many-failures',
  'alert.abnormal-volume',
  'alert.scope-drift',
  'client.redirect-uris-changed',
  'activation.requested',
  'activation.decided',
])
