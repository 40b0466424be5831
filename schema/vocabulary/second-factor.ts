import { REVIEWER_ROLES, type Role } from './role.ts'

/** Whom the hospital asks for a second factor: those who have one, or everybody who decides. */
export const SECOND_FACTOR_RULES = ['OPTIONAL', 'STAFF'] as const

export type SecondFactorRule = (typeof SECOND_FACTOR_RULES)[number]

/** The choices as an administrator reads them. */
export const SECOND_FACTOR_RULE_NAMES: Readonly<Record<SecondFactorRule, string>> = {
  OPTIONAL: 'Everybody decides for themselves',
  STAFF: 'Reviewers and administrators must have one',
}

/** Who decides about apps, or reads what nobody else may. */
export const STAFF_ROLES: readonly Role[] = [
  ...REVIEWER_ROLES,
  'APP_ADMIN',
  'SECURITY_OFFICER',
  'AUDITOR',
  'ORGANIZATION_ADMIN',
]

/** Says whether a rule demands a second factor of somebody with these roles. */
export function isSecondFactorRequired(rule: SecondFactorRule, roles: readonly Role[]): boolean {
  return rule === 'STAFF' && isStaff(roles)
}

/** How far the removal of lost second factors has come. */
export const FACTOR_RESET_STATES = [
  'REQUESTED',
  'CHECKED',
  'DONE',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
] as const
export type FactorResetState = (typeof FACTOR_RESET_STATES)[number]
export const FACTOR_RESET_STATE_NAMES: Readonly<Record<FactorResetState, string>> = {
  REQUESTED: 'Waits for a check of who it is',
  CHECKED: 'Waits for a second administrator',
  DONE: 'Removed',
  DECLINED: 'Declined',
  WITHDRAWN: 'Ended by its owner',
  EXPIRED: 'Expired',
}

/** Those that somebody can still decide about. */
export const OPEN_FACTOR_RESET_STATES: readonly FactorResetState[] = ['REQUESTED', 'CHECKED']

/** How long such a request waits before it ends by itself. */
export const FACTOR_RESET_DAYS = 7

/** Says whether somebody with these roles belongs to those who decide about apps. */
export function isStaff(roles: readonly Role[]): boolean {
  return roles.some((role) => STAFF_ROLES.includes(role))
}
