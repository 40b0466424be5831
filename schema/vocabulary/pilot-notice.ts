const EVERYWHERE = {
  isMailed: true,
  isShown: true,
  isSentToWebhooks: true,
  isImmediate: false,
} as const

/** The rows of the table of notices about versions that listed people try out. */
export const PILOT_NOTICES = [
  {
    ...EVERYWHERE,
    event: 'pilot.started',
    name: 'A pilot starts',
    to: ['VENDOR_MEMBERS', 'STAGE_OWNER', 'PILOT_STARTER', 'PILOT_USERS'],
  },
  {
    ...EVERYWHERE,
    event: 'pilot.ending',
    name: 'A pilot ends soon',
    to: ['VENDOR_MEMBERS', 'STAGE_OWNER', 'PILOT_STARTER', 'PILOT_USERS'],
    daysBefore: [7],
  },
  {
    ...EVERYWHERE,
    event: 'pilot.ended',
    name: 'A pilot is over',
    to: ['VENDOR_MEMBERS', 'STAGE_OWNER', 'PILOT_STARTER', 'PILOT_USERS'],
  },
] as const
