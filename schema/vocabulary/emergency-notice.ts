const AT_ONCE = {
  isMailed: true,
  isShown: true,
  isSentToWebhooks: true,
  isImmediate: true,
} as const

/**
 * The rows of the table of notices about what is disabled in an emergency. An app, or each of a vendor, is suspended, and
 * told of as that; a scope is taken from apps that go on without it.
 */
export const EMERGENCY_NOTICES = [
  {
    ...AT_ONCE,
    event: 'emergency.disabled',
    name: 'A scope is taken from an app in an emergency',
    to: ['VENDOR_MEMBERS', 'DEPARTMENTS'],
  },
  {
    ...AT_ONCE,
    event: 'emergency.lifted',
    name: 'An app is given a scope back after an emergency',
    to: ['VENDOR_MEMBERS', 'DEPARTMENTS'],
  },
  {
    ...AT_ONCE,
    event: 'emergency.switched',
    name: 'A vendor or a scope is disabled in an emergency, or in use again',
    to: ['SECURITY_OFFICER'],
  },
] as const
