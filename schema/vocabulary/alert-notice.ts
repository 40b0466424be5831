const EVERYWHERE = {
  isMailed: true,
  isShown: true,
  isSentToWebhooks: true,
  isImmediate: false,
} as const

/** The rows of the table of notices about what the platform found out by looking. */
export const ALERT_NOTICES = [
  {
    ...EVERYWHERE,
    event: 'jwks.unreachable',
    name: 'The public keys of an app cannot be fetched',
    to: ['APP_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'privacy-policy.changed',
    name: 'A privacy policy page changed',
    to: ['APP_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'privacy-policy.unreachable',
    name: 'A privacy policy page cannot be read',
    to: ['APP_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'client.redirect-uris-changed',
    name: 'Redirect URLs change',
    to: ['SECURITY_OFFICER', 'APP_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'alert.scope-drift',
    name: 'An app uses less than it was granted',
    to: ['SECURITY_OFFICER', 'APP_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'alert.abnormal-volume',
    name: 'An app reads unusually much',
    to: ['SECURITY_OFFICER', 'APP_OWNER'],
  },
  {
    ...EVERYWHERE,
    event: 'alert.many-failures',
    name: 'An app fails often',
    to: ['SECURITY_OFFICER', 'APP_OWNER'],
  },
] as const
