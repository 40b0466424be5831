import type { Range } from './limits.ts'

/** What a hospital agrees on with a vendor (R319). */
export const CONTRACT_KINDS = [
  'DATA_USE_AGREEMENT',
  'BUSINESS_ASSOCIATE',
  'MASTER_SERVICES',
  'OTHER',
] as const
export type ContractKind = (typeof CONTRACT_KINDS)[number]

export const CONTRACT_KIND_NAMES: Readonly<Record<ContractKind, string>> = {
  DATA_USE_AGREEMENT: 'Data use agreement',
  BUSINESS_ASSOCIATE: 'Business associate agreement',
  MASTER_SERVICES: 'Master services agreement',
  OTHER: 'Other contract',
}

/** Where one version of a contract stands. All but the end by a person follows from dates and later versions. */
export const CONTRACT_STATES = ['DRAFT', 'IN_FORCE', 'SUPERSEDED', 'EXPIRED', 'TERMINATED'] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

export const CONTRACT_STATE_NAMES: Readonly<Record<ContractState, string>> = {
  DRAFT: 'Not in force yet',
  IN_FORCE: 'In force',
  SUPERSEDED: 'Replaced by a later version',
  EXPIRED: 'Expired',
  TERMINATED: 'Terminated',
}

/** Days before its end on which people hear that a contract ends. */
export const CONTRACT_REMINDER_DAYS = [60, 30, 0] as const

export const CONTRACT_LIMITS = {
  title: { min: 1, max: 150 },
  signerName: { min: 1, max: 100 },
  signerPosition: { min: 1, max: 100 },
  reason: { min: 20, max: 2000 },
} as const satisfies Record<string, Range>
