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
  'SECURITY_REVIEWER',
  'SECURITY_OFFICER',
  'OTHER_SIDE',
  'DEPARTMENTS',
  'CONSENTING_USERS',
  'CONSENTING_USER',
] as const
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number]

/** One row of the table of notices. */
export interface Notice {
  readonly event: string
  readonly to: readonly NoticeRecipient[]
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

/** Who is told what, and how. */
export const NOTICES = [
  {
    event: 'account.registered',
    to: ['NEW_ACCOUNT'],
    isMailed: true,
    isShown: false,
    isSentToWebhooks: false,
    isImmediate: true,
  },
  { ...EVERYWHERE, event: 'app-version.submitted', to: ['SUBMITTER', 'STAGE_OWNER'] },
  { ...EVERYWHERE, event: 'stage.opened', to: ['STAGE_OWNER', 'APP_ADMIN'] },
  { ...EVERYWHERE, event: 'stage.due-soon', to: ['STAGE_OWNER', 'APP_ADMIN'] },
  { ...EVERYWHERE, event: 'stage.overdue', to: ['STAGE_OWNER', 'APP_ADMIN'] },
  { ...EVERYWHERE, event: 'app-version.changes-requested', to: ['VENDOR_MEMBERS'] },
  { ...EVERYWHERE, event: 'message.posted', to: ['OTHER_SIDE'] },
  { ...EVERYWHERE, event: 'document.uploaded', to: ['REVIEWERS'], isSentToWebhooks: false },
  { ...EVERYWHERE, event: 'document.flagged-ready', to: ['REVIEWERS'], isSentToWebhooks: false },
  { ...EVERYWHERE, event: 'app-version.rejected', to: ['VENDOR_MEMBERS'] },
  { ...EVERYWHERE, event: 'app-version.approved', to: ['VENDOR_MEMBERS'] },
  { ...EVERYWHERE, event: 'app-version.released', to: ['VENDOR_MEMBERS', 'DEPARTMENTS'] },
  { ...EVERYWHERE, event: 'app-version.superseded', to: ['VENDOR_MEMBERS'] },
  { ...EVERYWHERE, event: 'app-version.retired', to: ['VENDOR_MEMBERS', 'CONSENTING_USERS'] },
  { ...EVERYWHERE, event: 'app.sunset-announced', to: ['VENDOR_MEMBERS', 'CONSENTING_USERS'] },
  {
    ...AT_ONCE,
    event: 'app-version.suspended',
    to: ['VENDOR_MEMBERS', 'SECURITY_OFFICER', 'DEPARTMENTS'],
  },
  {
    ...AT_ONCE,
    event: 'emergency.disabled',
    to: ['VENDOR_MEMBERS', 'SECURITY_OFFICER', 'DEPARTMENTS'],
  },
  {
    ...AT_ONCE,
    event: 'app-version.reinstated',
    to: ['VENDOR_MEMBERS', 'SECURITY_OFFICER', 'DEPARTMENTS'],
  },
  {
    ...EVERYWHERE,
    event: 'attestation-text.published',
    to: ['REGISTERED_ADDRESS'],
    repeatsEveryDays: 30,
  },
  { ...EVERYWHERE, event: 'client-secret.expiring', to: ['APP_OWNER'], daysBefore: [30, 7, 1] },
  { ...EVERYWHERE, event: 'jwks.unreachable', to: ['APP_OWNER'] },
  { ...EVERYWHERE, event: 'privacy-policy.changed', to: ['APP_OWNER'] },
  {
    ...EVERYWHERE,
    event: 'client.redirect-uris-changed',
    to: ['SECURITY_OFFICER', 'APP_OWNER'],
  },
  { ...EVERYWHERE, event: 'alert.scope-drift', to: ['SECURITY_OFFICER', 'APP_OWNER'] },
  { ...EVERYWHERE, event: 'alert.abnormal-volume', to: ['SECURITY_OFFICER', 'APP_OWNER'] },
  { ...EVERYWHERE, event: 'alert.many-failures', to: ['SECURITY_OFFICER', 'APP_OWNER'] },
  {
    ...EVERYWHERE,
    event: 'recertification.due',
    to: ['APP_OWNER', 'SECURITY_REVIEWER'],
    daysBefore: [60, 30, 0],
  },
  { ...EVERYWHERE, event: 'consent.given', to: ['CONSENTING_USER'] },
  { ...EVERYWHERE, event: 'consent.revoked', to: ['CONSENTING_USER'] },
] as const satisfies readonly Notice[]

/** What somebody may be told of. */
export type NoticeEvent = (typeof NOTICES)[number]['event']

/** Finds the row of the table of notices for an event. */
export function noticeFor(event: NoticeEvent): Notice | undefined {
  return NOTICES.find((notice) => notice.event === event)
}
