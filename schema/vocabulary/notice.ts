import { ALERT_NOTICES } from './alert-notice.ts'
import { EMERGENCY_NOTICES } from './emergency-notice.ts'
import type { PolicySwitch } from './governance-policy.ts'
import { LIFECYCLE_NOTICES } from './lifecycle-notice.ts'
import { PARTNER_NOTICES } from './partner-notice.ts'
import { PILOT_NOTICES } from './pilot-notice.ts'

/** Who hears of something, seen from the thing that happened. */
export const NOTICE_RECIPIENTS = [
  'NEW_ACCOUNT',
  'SUBMITTER',
  'VENDOR_MEMBERS',
  'REGISTERED_ADDRESS',
  'APP_OWNER',
  'STAGE_OWNER',
  'APP_ADMIN',
  'REVIEWERS',
  'INTAKE_REVIEWER',
  'CONTRACT_REVIEWER',
  'SECURITY_REVIEWER',
  'SECURITY_OFFICER',
  'OTHER_SIDE',
  'PILOT_STARTER',
  'PILOT_USERS',
  'DEPARTMENTS',
  'CONSENTING_USERS',
  'CONSENTING_USER',
] as const
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number]

/** One row of the table of notices. */
export interface Notice {
  readonly event: string
  /** What it is about, where people choose how to hear of it. */
  readonly name: string
  readonly to: readonly NoticeRecipient[]
  /** Who of them hears of it only where the policy of the hospital says so. */
  readonly onlyWhere?: Readonly<Partial<Record<NoticeRecipient, PolicySwitch>>>
  readonly isMailed: boolean
  /** Shown in the portal and pushed to subscribers. */
  readonly isShown: boolean
  readonly isSentToWebhooks: boolean
  /** Never held back for a digest. */
  readonly isImmediate: boolean
  /** Sent again while the state lasts, this many days apart. */
  readonly repeatsEveryDays?: number
  /** Sent this many days before the date it warns of. */
  readonly daysBefore?: readonly number[]
}

const EVERYWHERE = {
  isMailed: true,
  isShown: true,
  isSentToWebhooks: true,
  isImmediate: false,
} as const

const AT_ONCE = { ...EVERYWHERE, isImmediate: true } as const

/** Of a suspension and its end: the vendor and the hospital, and by policy those who allow the app (LIFECYCLE D3, D5). */
const OF_SUSPENSION = {
  ...AT_ONCE,
  to: ['VENDOR_MEMBERS', 'SECURITY_OFFICER', 'DEPARTMENTS', 'CONSENTING_USERS'],
  onlyWhere: { CONSENTING_USERS: 'tellsUsersOfSuspension' },
} as const

/** Who is told what, and how (LIFECYCLE D5). */
export const NOTICES = [
  {
    event: 'account.registered',
    name: 'Your account',
    to: ['NEW_ACCOUNT'],
    isMailed: true,
    isShown: false,
    isSentToWebhooks: false,
    isImmediate: true,
  },
  {
    ...EVERYWHERE,
    event: 'app-version.submitted',
    name: 'A version is submitted',
    to: ['SUBMITTER', 'STAGE_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.resubmitted',
    name: 'A version comes back with changes',
    to: ['SUBMITTER', 'STAGE_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.withdrawn',
    name: 'A submission is withdrawn',
    to: ['STAGE_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'stage.opened',
    name: 'A stage opens',
    to: ['STAGE_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'stage.due-soon',
    name: 'A stage is due soon',
    to: ['STAGE_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'stage.overdue',
    name: 'A stage is overdue',
    to: ['STAGE_OWNER', 'APP_ADMIN'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.changes-requested',
    name: 'Changes are requested',
    to: ['VENDOR_MEMBERS'],
  },
  { ...EVERYWHERE, event: 'message.posted', name: 'A message is posted', to: ['OTHER_SIDE'] },
  {
    ...EVERYWHERE,
    event: 'document.uploaded',
    name: 'A document is uploaded',
    to: ['REVIEWERS', 'APP_ADMIN'],
    isSentToWebhooks: false,
  },
  {
    ...EVERYWHERE,
    event: 'document.flagged-ready',
    name: 'A document is flagged for use',
    to: ['REVIEWERS', 'APP_ADMIN'],
    isSentToWebhooks: false,
  },
  {
    ...EVERYWHERE,
    event: 'app-version.rejected',
    name: 'A version is rejected',
    to: ['VENDOR_MEMBERS'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.approved',
    name: 'A version is approved and waits for release',
    to: ['VENDOR_MEMBERS'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.approval-given',
    name: 'A version needs a second approval',
    to: ['APP_ADMIN'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.released',
    name: 'A version goes live',
    to: ['VENDOR_MEMBERS', 'DEPARTMENTS'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.superseded',
    name: 'A version is replaced by a newer one',
    to: ['VENDOR_MEMBERS'],
  },
  {
    ...EVERYWHERE,
    event: 'app-version.retired',
    name: 'An app is retired',
    to: ['VENDOR_MEMBERS', 'DEPARTMENTS', 'CONSENTING_USERS'],
  },
  ...LIFECYCLE_NOTICES,
  { ...OF_SUSPENSION, event: 'app-version.suspended', name: 'An app is suspended' },
  ...EMERGENCY_NOTICES,
  { ...OF_SUSPENSION, event: 'app-version.reinstated', name: 'An app is reinstated' },
  {
    ...EVERYWHERE,
    event: 'attestation.overdue',
    name: 'The attestation text changed, or its answer is overdue',
    to: ['REGISTERED_ADDRESS'],
    repeatsEveryDays: 30,
  },
  {
    ...EVERYWHERE,
    event: 'client-secret.expiring',
    name: 'A secret expires soon',
    to: ['APP_OWNER'],
    daysBefore: [30, 7, 1],
  },
  {
    ...AT_ONCE,
    event: 'client-secret.ended',
    name: 'The hospital ends a secret',
    to: ['VENDOR_MEMBERS'],
  },
  ...ALERT_NOTICES,
  {
    ...EVERYWHERE,
    event: 'recertification.due',
    name: 'A re-certification is due',
    to: ['APP_OWNER', 'SECURITY_REVIEWER'],
    daysBefore: [60, 30, 0],
  },
  ...PILOT_NOTICES,
  ...PARTNER_NOTICES,
  {
    ...EVERYWHERE,
    event: 'consent.given',
    name: 'Receipt: you allowed an app',
    to: ['CONSENTING_USER'],
  },
  {
    ...EVERYWHERE,
    event: 'consent.revoked',
    name: 'Receipt: an app was no longer allowed',
    to: ['CONSENTING_USER'],
  },
] as const satisfies readonly Notice[]

/** What somebody may be told of. */
export type NoticeEvent = (typeof NOTICES)[number]['event']

const BY_EVENT: ReadonlyMap<string, Notice & { event: NoticeEvent }> = new Map(
  NOTICES.map((notice) => [notice.event, notice]),
)

/** Finds the row of the table of notices for an event; undefined for anything else. */
export function noticeFor(event: string): (Notice & { event: NoticeEvent }) | undefined {
  return BY_EVENT.get(event)
}

/** How a person hears of a kind of notice besides the inbox. */
export const NOTICE_MAILS = ['AT_ONCE', 'DIGEST', 'NO_MAIL'] as const
export type NoticeMail = (typeof NOTICE_MAILS)[number]
export const NOTICE_MAIL_NAMES: Readonly<Record<NoticeMail, string>> = {
  AT_ONCE: 'Mail at once',
  DIGEST: 'Daily digest',
  NO_MAIL: 'No mail',
}

/** Spells an event as the contract does: `APP_VERSION_SUBMITTED`. */
export function noticeKind(event: NoticeEvent): string {
  return event.toUpperCase().replaceAll(/[.-]/g, '_')
}
