import type { DomainEventType } from '../domain/events.ts'
import type { Handler } from './handler.ts'
import { mailAboutCorrection } from './mail/correction-mail.ts'
import { mailAboutFactorReset } from './mail/factor-reset-mail.ts'
import { mailInvitation } from './mail/invitation-mail.ts'
import { mailMemberRemoved } from './mail/member-removed-mail.ts'
import { mailPasswordReset } from './mail/password-reset-mail.ts'
import { mailSecurityChange } from './mail/security-mail.ts'
import { sendQueuedMail } from './mail/send-mail.ts'
import { mailVerification } from './mail/verification-mail.ts'
import { tellPeople } from './notices/tell-people.ts'
import { remindAtPublication } from './remind-overdue-attestations.ts'
import { revokeTokens } from './revoke-tokens.ts'

/** Who hears of what after commit. People who watch a page hear of it by subscription, not here. */
export const SUBSCRIBERS: Readonly<Record<DomainEventType, readonly Handler[]>> = {
  'account.registered': [mailVerification],
  'app-version.moved': [revokeTokens, tellPeople],
  'app-version.approval-given': [tellPeople],
  'stage.opened': [tellPeople],
  'stage.decided': [],
  'message.posted': [tellPeople],
  'consent.given': [tellPeople],
  'consent.revoked': [tellPeople],
  'account.password-reset-requested': [mailPasswordReset],
  'account.security-changed': [mailSecurityChange],
  'account.factor-reset-moved': [mailAboutFactorReset],
  'vendor-member.invited': [mailInvitation],
  'vendor-member.removed': [mailMemberRemoved],
  'vendor.correction-moved': [mailAboutCorrection],
  'document.uploaded': [tellPeople],
  'document.flagged-ready': [tellPeople],
  'attestation-text.published': [remindAtPublication],
  'attestation.overdue': [tellPeople],
  'client-secret.expiring': [tellPeople],
  'jwks.unreachable': [tellPeople],
  'client.redirect-uris-changed': [tellPeople],
  'notification.added': [],
  'notification.read': [],
  'mail.queued': [sendQueuedMail],
}
