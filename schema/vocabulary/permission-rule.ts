import type { Ability } from './permission.ts'
import type { Role } from './role.ts'

/** When a second person has to confirm what somebody does: always, at a high risk, or after an emergency. */
export type SecondPersonRule = 'ALWAYS' | 'HIGH_RISK' | 'EMERGENCY'

/** The abilities that need two people (the cells marked R), and when they do. */
export const SECOND_PERSON: Readonly<Partial<Record<Ability, SecondPersonRule>>> = {
  'vendor.correct-legal': 'ALWAYS',
  'partner-tier.decide': 'ALWAYS',
  'app-version.approve': 'HIGH_RISK',
  'app-version.reinstate': 'EMERGENCY',
  'policy.write': 'ALWAYS',
  'attestation-text.publish': 'ALWAYS',
}

/** Decisions that nobody takes about a vendor they belong to, or a version of it; and what is written about them. */
export const NOT_OVER_OWN_VENDOR: readonly Ability[] = [
  'vendor.correct-legal',
  'contract.manage',
  'partner-tier.decide',
  'stage.decide',
  'scope.decide',
  'app-version.request-changes',
  'app-version.reject',
  'app-version.approve',
  'app-version.reinstate',
  'evidence.export',
]

/** What a vendor's viewer, who may only look, shares with its developers. */
export const OF_VENDOR_VIEWERS: readonly Ability[] = [
  'document.read',
  'connection-sheet.read',
  'audit.read-app',
  'metrics.read',
]

/** What belongs to whom in a hospital that runs apps (R294): the area, who answers for it, what that means. */
export interface Ownership {
  readonly name: string
  readonly roles: readonly Role[]
  readonly text: string
}

export const OWNERSHIPS: readonly Ownership[] = [
  {
    name: 'Policy',
    roles: ['SECURITY_REVIEWER', 'SECURITY_OFFICER'],
    text: 'Security owns the rules: scopes, data policy, terms, and what happens in an emergency.',
  },
  {
    name: 'Runtime',
    roles: ['TECHNICAL_REVIEWER', 'ORGANIZATION_ADMIN'],
    text: 'Platform engineering owns what runs: sandbox, validation, pilots, keys and connections.',
  },
  {
    name: 'Workflow fit',
    roles: ['CLINICAL_REVIEWER'],
    text: 'Clinical informatics owns how an app fits the work: usability and the outcome of the pilot.',
  },
  {
    name: 'Code and support',
    roles: ['VENDOR_OWNER', 'DEVELOPER'],
    text: 'The owners of an app own its code, its releases and the support of the people who use it.',
  },
]
