import type { Ability, PermissionCell } from './permission.ts'
import type { SecondPersonRule } from './permission-rule.ts'

/** What stands in a cell of the table people read. */
export const PERMISSION_CELL_NAMES: Readonly<Record<PermissionCell, string>> = {
  Y: 'Yes',
  O: 'Own',
  S: 'Own stage',
  R: 'Two people',
}

/** What the mark of a cell says. */
export const PERMISSION_CELL_MEANINGS: Readonly<Record<PermissionCell, string>> = {
  Y: 'The role may do this.',
  O: 'The role may do this for its own vendor or with its own data alone.',
  S: 'The role may do this in the stage of the review that it owns.',
  R: 'The role may do this; where the action says so, a second person has to confirm it.',
}

/** When a second person is needed, as it stands beside an action. */
export const SECOND_PERSON_NAMES: Readonly<Record<SecondPersonRule, string>> = {
  ALWAYS: 'Always needs a second person.',
  HIGH_RISK: 'Needs a second person where the risk of the app is high or critical.',
  EMERGENCY: 'Needs a second person after an emergency.',
}

/** A part of the table, so that people find an action by what it is about. */
export interface PermissionGroup {
  readonly title: string
  readonly abilities: readonly Ability[]
}

/** Every ability, in the part of the table where people look for it. */
export const PERMISSION_GROUPS: readonly PermissionGroup[] = [
  {
    title: 'Gallery and own data',
    abilities: [
      'listing.read-public',
      'listing.read-clinical',
      'consent.manage-own',
      'activation.request',
    ],
  },
  {
    title: 'Registering and running an app',
    abilities: [
      'app-version.draft',
      'app-version.submit',
      'attestation.answer',
      'document.upload',
      'document.read',
      'sandbox.use',
      'connection-sheet.read',
      'secret.reveal',
      'secret.rotate',
      'message.post',
    ],
  },
  {
    title: 'Vendors',
    abilities: [
      'vendor.update-contact',
      'vendor-member.invite',
      'vendor.correct-legal',
      'contract.read',
      'contract.manage',
      'partner-tier.decide',
    ],
  },
  {
    title: 'Review and scopes',
    abilities: [
      'review-queue.read',
      'stage.decide',
      'scope.decide',
      'app-version.request-changes',
      'app-version.reject',
      'app-version.approve',
      'message.post-internal',
      'evidence.export',
    ],
  },
  {
    title: 'Release, suspension and emergency',
    abilities: [
      'app-version.release',
      'app.choose-release',
      'app-version.suspend',
      'emergency.disable',
      'app-version.reinstate',
      'app-version.retire',
      'consent.revoke-any',
    ],
  },
  {
    title: 'Audit and metrics',
    abilities: ['audit.read-app', 'audit.read-people', 'metrics.read'],
  },
  {
    title: 'The hospital',
    abilities: [
      'app-request.decide',
      'activation.decide',
      'policy.write',
      'attestation-text.publish',
      'launch-context.create',
      'representative.manage',
      'organization.administer',
    ],
  },
]

/** A question about permissions that hospitals are asked, and the actions that answer it (R263). */
export interface PermissionQuestion {
  readonly title: string
  readonly abilities: readonly Ability[]
}

export const PERMISSION_QUESTIONS: readonly PermissionQuestion[] = [
  {
    title: 'Who can register apps?',
    abilities: ['app-version.draft', 'app-version.submit', 'attestation.answer'],
  },
  {
    title: 'Who can approve scopes?',
    abilities: ['scope.decide', 'app-version.approve', 'policy.write'],
  },
  {
    title: 'How is emergency access handled?',
    abilities: ['emergency.disable', 'app-version.suspend', 'app-version.reinstate'],
  },
]

/** The rules that hold whatever the table says. */
export const PERMISSION_RULES: readonly string[] = [
  'Nobody decides about a vendor they belong to, or about a version of its apps.',
  'Who passed the security and privacy review of a version does not give its final approval.',
  'A version of high or critical risk is approved by two different people.',
  'A service, or a role somebody passes on, never may more than who made it.',
  'Every refusal is recorded in the audit trail.',
]
