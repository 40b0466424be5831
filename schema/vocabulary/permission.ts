import { ROLES, type Role } from './role.ts'

/**
 * How a role holds an ability: yes; over its own vendor or its own data; in its own stage;
 * or only together with a second person.
 */
export const PERMISSION_CELLS = ['Y', 'O', 'S', 'R'] as const
export type PermissionCell = (typeof PERMISSION_CELLS)[number]

/**
 * Every ability with one letter per role, in the order of `ROLES`; a dot is a refusal.
 * Columns: Public, Patient, Clinician, Lead, Developer, Vendor owner | Intake, Security,
 * Technical, Clinical, Contract | App admin, Security officer, Auditor, Org admin, Service.
 */
const MATRIX = {
  'listing.read-public': 'YYYYYY YYYYY YYYYY',
  'listing.read-clinical': '..YY.. YYYYY YYYYY',
  'app-version.draft': '....OO ..... ....O',
  'app-version.submit': '....OO ..... ....O',
  'attestation.answer': '.....O ..... .....',
  'document.upload': '....OO ..... ....O',
  'document.read': '....OO YYYYY YYY..',
  'vendor.update-contact': '.....O ..... .....',
  'vendor.correct-legal': '...... Y.... R....',
  'contract.read': '.....O YYYYY YYY..',
  'contract.manage': '...... ....Y Y....',
  'partner-tier.decide': '...... ..... R....',
  'vendor-member.invite': '.....O ..... .....',
  'sandbox.use': '....OO YYYYY YY.YO',
  'connection-sheet.read': '....OO .YY.. YYY..',
  'secret.reveal': '....OO ..... .....',
  'secret.rotate': '....OO ..... YY..O',
  'review-queue.read': '...... YYYYY YYY.Y',
  'stage.decide': '...... SSSSS Y....',
  'scope.decide': '...... .Y..S Y....',
  'app-version.request-changes': '...... SSSSS Y....',
  'app-version.reject': '...... SSSSS Y....',
  'app-version.approve': '...... ..... R....',
  'app-version.release': '.....O ..... Y...O',
  'app.choose-release': '.....O ..... .....',
  'app-version.suspend': '...... ..... YY...',
  'emergency.disable': '...... ..... YY..Y',
  'app-version.reinstate': '...... ..... RR...',
  'app-version.retire': '.....O ..... Y....',
  'message.post': '....OO YYYYY YY..O',
  'message.post-internal': '...... YYYYY YY...',
  'audit.read-app': '....OO YYYYY YYY.O',
  'evidence.export': '...... YYYYY YYY..',
  'audit.read-people': '...... ..... .YY..',
  'consent.manage-own': '.OOO.. ..... .....',
  'consent.revoke-any': '...... ..... YY...',
  'metrics.read': '....OO YYYYY YYYYY',
  'app-request.decide': '...... Y.... Y....',
  'activation.request': '...Y.. ..... Y..YY',
  'activation.decide': '...... ..... Y..Y.',
  'policy.write': '...... .R... ...R.',
  'launch-context.create': '...... ..... ....Y',
  'representative.manage': '...... ..... Y..YY',
  'attestation-text.publish': '...... .R..R .....',
  'organization.administer': '...... ..... ...YY',
} as const

export type Ability = keyof typeof MATRIX

/** What a person can do here, by name. The words are for the person who is refused. */
export const ABILITY_NAMES: Readonly<Record<Ability, string>> = {
  'listing.read-public': 'read the public listing, the documentation and the scope catalog',
  'listing.read-clinical': 'read listings for clinicians',
  'app-version.draft': 'create or edit a draft',
  'app-version.submit': 'submit, withdraw or re-submit',
  'attestation.answer': 'sign or decline the attestation',
  'document.upload': 'upload or flag documents',
  'document.read': 'read documents',
  'vendor.update-contact': 'change the contact details of the vendor',
  'vendor.correct-legal': 'correct the legal details of the vendor',
  'contract.read': 'read contracts with the vendor',
  'contract.manage': 'file or terminate contracts with the vendor',
  'partner-tier.decide': 'decide about strategic partners',
  'vendor-member.invite': 'invite members of the vendor',
  'sandbox.use': 'use the sandbox',
  'connection-sheet.read': 'read the connection sheet',
  'secret.reveal': 'see a secret once, when it is made',
  'secret.rotate': 'rotate a secret',
  'review-queue.read': 'read the review queue',
  'stage.decide': 'decide this stage',
  'scope.decide': 'decide single scopes',
  'app-version.request-changes': 'request changes',
  'app-version.reject': 'reject',
  'app-version.approve': 'approve for release',
  'app-version.release': 'release',
  'app.choose-release': 'choose how approved versions go live',
  'app-version.suspend': 'suspend',
  'emergency.disable': 'disable in an emergency',
  'app-version.reinstate': 'reinstate',
  'app-version.retire': 'retire',
  'message.post': 'post a message the developer can read',
  'message.post-internal': 'post a message for reviewers only',
  'audit.read-app': 'read the audit trail of the app',
  'evidence.export': 'take the evidence pack of a version',
  'audit.read-people': 'read the audit trail with patients and users',
  'consent.manage-own': 'see and revoke their own consents',
  'consent.revoke-any': "revoke anybody's consent",
  'metrics.read': 'read metrics and alerts',
  'app-request.decide': 'decide about apps people ask for',
  'activation.request': 'ask for activation or manage collections',
  'activation.decide': 'answer departments that ask for an app',
  'policy.write': 'change the scope catalog or policy rules',
  'launch-context.create': 'open apps from another system',
  'representative.manage': 'say who acts for which patient',
  'attestation-text.publish': 'publish an attestation text',
  'organization.administer': 'manage brand, texts, keys, webhooks and members',
}

/** Says whether a text names an ability. */
export function isAbility(text: string): text is Ability {
  return Object.hasOwn(MATRIX, text)
}

/** Every ability, in the order of the table. */
export const ABILITIES: readonly Ability[] = Object.keys(MATRIX).filter(isAbility)

/** Reads one cell of the permission matrix; undefined where the role is refused. */
export function permissionCell(ability: Ability, role: Role): PermissionCell | undefined {
  const letter = MATRIX[ability].replaceAll(' ', '')[ROLES.indexOf(role)]
  return PERMISSION_CELLS.find((cell) => cell === letter)
}
