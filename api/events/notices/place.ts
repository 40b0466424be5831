import type { NoticeEvent, NoticeRecipient } from '../../../schema/vocabulary/notice.ts'
import type { NoticeFacts } from './facts.ts'
import type { Side } from './notice-words.ts'

/** Where somebody goes from a notice: an address below the public one, and the words on the button. */
export interface NoticePlace {
  path: string
  label: string
}

/** From where somebody named in the table of notices looks at the app. */
export function sideOf(why: NoticeRecipient, { detail }: NoticeFacts): Side {
  switch (why) {
    case 'SUBMITTER':
    case 'VENDOR_MEMBERS':
    case 'REGISTERED_ADDRESS':
    case 'APP_OWNER':
    case 'NEW_ACCOUNT':
      return 'VENDOR'
    case 'CONSENTING_USER':
    case 'CONSENTING_USERS':
    case 'PILOT_USERS':
      return 'PERSON'
    case 'DEPARTMENTS':
      return 'DEPARTMENT'
    case 'OTHER_SIDE': {
      const { message } = detail
      return message?.isByVendor || message?.visibility === 'REVIEWERS_ONLY' ? 'HOSPITAL' : 'VENDOR'
    }
    default:
      return 'HOSPITAL'
  }
}

/** Where a notice leads: people to what they allowed, reviewers to the review, everybody else to the app. */
export function placeOf(event: NoticeEvent, facts: NoticeFacts, side: Side): NoticePlace {
  if (side === 'PERSON') return { path: '/my-apps', label: 'See what you allow' }
  if (side === 'DEPARTMENT' || event === 'activation.requested')
    return { path: '/portal/activations', label: 'See who asked for what' }
  const tab = TABS[event] ?? 'description'
  const version = facts.version ? `?version=${facts.version.number}` : ''
  const page = { path: `/portal/apps/${facts.slug}/${tab}${version}`, label: 'Open the app' }
  const isInReview = facts.version?.status === 'IN_REVIEW'
  if (side === 'HOSPITAL' && facts.version && isInReview) {
    return { path: `/portal/review/${contractId(facts.version.id)}`, label: 'Open the review' }
  }
  return event === 'message.posted' ? { ...page, label: 'Read and answer' } : page
}

const TABS: Readonly<Partial<Record<NoticeEvent, string>>> = {
  'message.posted': 'activity',
  'document.uploaded': 'documents',
  'document.flagged-ready': 'documents',
  'client-secret.expiring': 'connection',
  'client-secret.ended': 'connection',
  'emergency.disabled': 'connection',
  'emergency.lifted': 'connection',
  'jwks.unreachable': 'connection',
  'alert.scope-drift': 'connection',
  'alert.abnormal-volume': 'connection',
  'alert.many-failures': 'connection',
  'client.redirect-uris-changed': 'connection',
  'attestation.overdue': 'privacy',
  'privacy-policy.changed': 'privacy',
  'privacy-policy.unreachable': 'privacy',
}

/** The id of a version as the contract writes it, because pages are addressed by it. */
function contractId(versionId: string): string {
  return Buffer.from(`AppVersion:${versionId}`).toString('base64url')
}
