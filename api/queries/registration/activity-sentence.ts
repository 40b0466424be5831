import type { AuditAction } from '../../../schema/vocabulary/audit-action.ts'
import { type GovernanceStage, stageRule } from '../../../schema/vocabulary/stage.ts'

/** What the log of a version says, by action. */
const SENTENCES: Partial<Record<AuditAction, string>> = {
  'app-version.drafted': 'Draft begun',
  'app-version.submit': 'Submitted for review',
  'app-version.resubmit': 'Submitted again',
  'app-version.withdraw': 'Withdrawn from review',
  'app-version.request-changes': 'Changes requested',
  'app-version.reject': 'Rejected',
  'app-version.approve': 'Approved',
  'app-version.approval-given': 'Approved by the first of two people',
  'app-version.review-started': 'Review begun',
  'app-version.rolled-back': 'An earlier version took its place again',
  'validation-run.finished': 'The automated checks ended',
  'pilot.started': 'A pilot began',
  'pilot.changed': 'The pilot was changed',
  'pilot.ended': 'The pilot ended',
  'recertification.decided': 'Looked at again: re-certification',
  'scope-grant.given': 'Access was granted',
  'scope-grant.ended': 'Access was taken back',
  'client.enabled': 'The client was switched on',
  'client.disabled': 'The client was switched off',
  'client.redirect-uris-changed': 'The addresses of the client were changed',
  'app.owner-changed': 'The owner of the app changed',
  'app.release-mode-changed': 'How approved versions go live was changed',
  'listing.visibility-changed': 'Who finds the app in the gallery was changed',
  'evidence.exported': 'The evidence pack was downloaded',
  'icon.uploaded': 'Icon uploaded',
  'stage.opened': 'A stage of the review opened',
  'stage.decided': 'A stage of the review was decided',
  'stage.assigned': 'A stage of the review was taken on or given back',
  'risk-tier.raised': 'The risk was raised by a reviewer',
  'scope.decided': 'Access was decided about, scope by scope',
  'artifact.filed': 'A paper was filed with a stage of the review',
  'app-version.release-held': 'Approved, and held back until its conditions hold again',
  'app-version.release': 'Released: now live',
  'app-version.supersede': 'Retired: replaced by a newer version',
  'app-version.suspend': 'Suspended',
  'app-version.reinstate': 'Reinstated',
  'app-version.retire': 'Retired',
  'app.deprecated': 'The end of the app was announced',
  'app.deprecation-withdrawn': 'The announced end was taken back',
  'attestation.accepted': 'Attestation accepted',
  'attestation.declined': 'Attestation declined',
  'attestation.overdue': 'Reminded that the attestation is out of date',
  'message.posted': 'Message posted',
  'document.uploaded': 'Document uploaded',
  'document.updated': 'Document changed',
  'document.refused': 'Document refused or cancelled',
  'document.downloaded': 'Document downloaded',
}

/** Says an audit action in words, and of which stage of the review it was, if of one. */
export function activitySentence(action: AuditAction, stage: GovernanceStage | null): string {
  const sentence = SENTENCES[action] ?? action
  return stage ? `${sentence}: ${stageRule(stage).name}` : sentence
}
