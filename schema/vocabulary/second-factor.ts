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
  return rule === 'STAFF' && roles.some((role) => STAFF_ROLES.includes(role))
}
