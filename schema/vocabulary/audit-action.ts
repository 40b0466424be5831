import { APP_VERSION_TRANSITIONS, type AppVersionTransition } from './app-transition.ts'

const OTHER_AUDIT_ACTIONS = [
  'account.registered',
  'account.email-verified',
  'account.locked',
  'sign-in.succeeded',
  'sign-in.failed',
  'sign-out',
  'vendor.created',
  'vendor.contact-updated',
  'vendor.correction-proposed',
  'vendor.correction-declined',
  'vendor.legal-corrected',
  'vendor.verified',
  'vendor.verification-failed',
  'vendor-member.invited',
  'vendor-member.invitation-revoked',
  'vendor-member.joined',
  'vendor-member.role-changed',
  'vendor-member.removed',
  'vendor-member.left',
  'app.created',
  'app.deprecated',
  'app.owner-changed',
  'app-version.drafted',
  'app-version.draft-saved',
  'app-version.review-started',
  'stage.opened',
  'stage.decided',
  'scope.decided',
  'attestation.accepted',
  'attestation.declined',
  'attestation-text.published',
  'document.announced',
  'document.uploaded',
  'document.refused',
  'document.updated',
  'document.downloaded',
  'message.posted',
  'icon.uploaded',
  'client.created',
  'client.updated',
  'client.enabled',
  'client.disabled',
  'client.redirect-uris-changed',
  'client.key-set-failed',
  'client-secret.issued',
  'client-secret.rotated',
  'client-secret.revoked',
  'sandbox-client.saved',
  'scope-grant.given',
  'scope-grant.ended',
  'launch',
  'launch.refused',
  'authorization.refused',
  'consent.given',
  'consent.denied',
  'consent.revoked',
  'token.issued',
  'token.refreshed',
  'token.refused',
  'token.revoked',
  'token.introspected',
  'resource.accessed',
  'resource.refused',
  'permission.denied',
  'emergency.disabled',
  'emergency.enabled',
  'incident.opened',
  'incident.closed',
  'alert.raised',
  'alert.acknowledged',
  'activation.requested',
  'policy.changed',
  'scope-catalog.changed',
  'organization.changed',
  'member.role-changed',
  'api-key.created',
  'api-key.revoked',
  'webhook.created',
  'webhook.deleted',
  'validation-run.started',
  'validation-run.finished',
  'audit.exported',
] as const

type OtherAuditAction = (typeof OTHER_AUDIT_ACTIONS)[number]

/** What is recorded when a version moves: `app-version.submit` and so on, one per transition. */
export type TransitionAuditAction =
  | `app-version.${Lowercase<Exclude<AppVersionTransition, 'REQUEST_CHANGES'>>}`
  | 'app-version.request-changes'

/** The closed list of what the audit trail can say. */
export type AuditAction = OtherAuditAction | TransitionAuditAction

/** The audit action of each transition. */
export const TRANSITION_AUDIT_ACTIONS: Readonly<
  Record<AppVersionTransition, TransitionAuditAction>
> = {
  SUBMIT: 'app-version.submit',
  WITHDRAW: 'app-version.withdraw',
  REQUEST_CHANGES: 'app-version.request-changes',
  RESUBMIT: 'app-version.resubmit',
  REJECT: 'app-version.reject',
  APPROVE: 'app-version.approve',
  RELEASE: 'app-version.release',
  SUPERSEDE: 'app-version.supersede',
  SUSPEND: 'app-version.suspend',
  REINSTATE: 'app-version.reinstate',
  RETIRE: 'app-version.retire',
  DISCARD: 'app-version.discard',
}

/** Every audit action, for filters and for the check that nothing else is recorded. */
export const AUDIT_ACTIONS: readonly AuditAction[] = [
  ...OTHER_AUDIT_ACTIONS,
  ...APP_VERSION_TRANSITIONS.map((transition) => TRANSITION_AUDIT_ACTIONS[transition]),
]
