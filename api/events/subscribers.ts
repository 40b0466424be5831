import type { DomainEventType } from '../domain/events.ts'
import type { Handler } from './handler.ts'
import { mailAboutCorrection } from './mail/correction-mail.ts'
import { mailAboutDecision } from './mail/decision-mail.ts'
import { mailInvitation } from './mail/invitation-mail.ts'
import { mailAboutMessage } from './mail/message-mail.ts'
import { mailVerification } from './mail/verification-mail.ts'
import { revokeTokens } from './revoke-tokens.ts'

/** Who hears of what after commit. People who watch a page hear of it by subscription, not here. */
export const SUBSCRIBERS: Readonly<Record<DomainEventType, readonly Handler[]>> = {
  'account.registered': [mailVerification],
  'app-version.moved': [revokeTokens, mailAboutDecision],
  'message.posted': [mailAboutMessage],
  'consent.given': [],
  'consent.revoked': [],
  'account.password-reset-requested': [],
  'account.security-changed': [],
  'vendor-member.invited': [mailInvitation],
  'vendor.correction-moved': [mailAboutCorrection],
  'document.uploaded': [],
  'document.flagged-ready': [],
  'attestation-text.published': [],
  'attestation.overdue': [],
  'client-secret.expiring': [],
  'jwks.unreachable': [],
  'client.redirect-uris-changed': [],
}
