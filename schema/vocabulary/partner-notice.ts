import { CONTRACT_REMINDER_DAYS } from './vendor-contract.ts'

const EVERYWHERE = {
  isMailed: true,
  isShown: true,
  isSentToWebhooks: true,
  isImmediate: false,
} as const

/** The rows of the table of notices about what people and departments ask for, and what is agreed on with vendors. */
export const PARTNER_NOTICES = [
  {
    ...EVERYWHERE,
    event: 'app-request.received',
    name: 'Somebody asks for an app',
    to: ['INTAKE_REVIEWER', 'APP_ADMIN'],
  },
  {
    ...EVERYWHERE,
    event: 'activation.requested',
    name: 'A department asks for an app',
    to: ['APP_ADMIN'],
  },
  {
    ...EVERYWHERE,
    event: 'activation.decided',
    name: 'Your department is answered',
    to: ['DEPARTMENTS'],
  },
  {
    ...EVERYWHERE,
    event: 'vendor-contract.changed',
    name: 'A contract is filed or terminated',
    to: ['CONTRACT_REVIEWER', 'VENDOR_MEMBERS'],
  },
  {
    ...EVERYWHERE,
    event: 'vendor-contract.expiring',
    name: 'A contract ends soon',
    to: ['CONTRACT_REVIEWER', 'VENDOR_MEMBERS'],
    daysBefore: CONTRACT_REMINDER_DAYS,
  },
  {
    ...EVERYWHERE,
    event: 'partner-tier.moved',
    name: 'A strategic partner is proposed or decided about',
    to: ['APP_ADMIN'],
  },
] as const
