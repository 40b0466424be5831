const EVERYWHERE = {
  isMailed: true,
  isShown: true,
  isSentToWebhooks: true,
  isImmediate: false,
} as const

/** The vendor and who consented (LIFECYCLE D5), and those of the hospital who have to arrange themselves with it. */
const TO_WHOM_IT_ENDS = [
  'VENDOR_MEMBERS',
  'APP_ADMIN',
  'REVIEWERS',
  'DEPARTMENTS',
  'CONSENTING_USERS',
] as const

/** The rows of the table of notices about how an app comes into use, and goes out of it, at its own time. */
export const LIFECYCLE_NOTICES = [
  {
    ...EVERYWHERE,
    event: 'app-version.release-held',
    name: 'An approved version cannot go live yet',
    to: ['VENDOR_MEMBERS', 'APP_ADMIN'],
  },
  {
    ...EVERYWHERE,
    event: 'app.sunset-announced',
    name: 'The end of an app is announced',
    to: TO_WHOM_IT_ENDS,
  },
  {
    ...EVERYWHERE,
    event: 'app.sunset-withdrawn',
    name: 'An app goes on after all',
    to: TO_WHOM_IT_ENDS,
  },
] as const
