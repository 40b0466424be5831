import {
  ABILITY_NAMES,
  type Ability,
  type PermissionCell,
  permissionCell,
} from '../../schema/vocabulary/permission.ts'
import {
  NOT_OVER_OWN_VENDOR,
  OF_VENDOR_VIEWERS,
  SECOND_PERSON,
} from '../../schema/vocabulary/permission-rule.ts'
import type { RiskTier } from '../../schema/vocabulary/registration.ts'
import { isHighTier } from '../../schema/vocabulary/risk-tier.ts'
import type { Role, VendorRole } from '../../schema/vocabulary/role.ts'
import type { GovernanceStage } from '../../schema/vocabulary/stage.ts'
import { ok, type Result, refused } from './result.ts'

/** Somebody who is signed in. An anonymous visitor is `undefined`. */
export interface Viewer {
  readonly userId: string
  /** Roles in the hospital. What a person is within a vendor stands in `vendorIds`. */
  readonly roles: readonly Role[]
  readonly vendorIds: readonly { readonly vendorId: string; readonly role: VendorRole }[]
  /** The governance stages whose decisions are theirs; see `stagesOwnedBy`. */
  readonly ownStages: readonly GovernanceStage[]
}

/** What an ability is used on. Leave out what does not apply; what is absent is never "own". */
export interface Subject {
  readonly vendorId?: string | undefined
  readonly ownerUserId?: string | undefined
  readonly stage?: GovernanceStage | undefined
  /** Who passed SECURITY_PRIVACY for this version. */
  readonly securityPassedBy?: string | undefined
  /** Who confirmed first, where two persons are needed. */
  readonly firstApproverId?: string | undefined
}

/** Why an ability is refused. Every such refusal is recorded as `permission.denied`. */
export interface AbilityRefusal {
  readonly code: 'FORBIDDEN' | 'SEPARATION_OF_DUTIES'
  readonly reason: string
}

const DECISIONS: ReadonlySet<Ability> = new Set(NOT_OVER_OWN_VENDOR)

const VENDOR_VIEWER_ABILITIES: ReadonlySet<Ability> = new Set(OF_VENDOR_VIEWERS)

const VENDOR_COLUMNS: Readonly<Record<VendorRole, readonly Role[]>> = {
  OWNER: ['VENDOR_OWNER', 'DEVELOPER'],
  DEVELOPER: ['DEVELOPER'],
  VIEWER: [],
}

/** Says whether a viewer may use an ability on a subject. */
export function can(viewer: Viewer | undefined, ability: Ability, subject: Subject = {}): boolean {
  return authorize(viewer, ability, subject).ok
}

/**
 * Allows the use of an ability, or says why not.
 * An own-vendor or own-stage cell without the matching subject is refused, never assumed.
 * Where a second person is needed, a first confirmation is allowed, and the same person's
 * second one is refused; `approvalsNeeded` says how many there must be.
 */
export function authorize(
  viewer: Viewer | undefined,
  ability: Ability,
  subject: Subject = {},
): Result<'ALLOWED', AbilityRefusal> {
  const isHeld = rolesOver(viewer, ability, subject).some((role) =>
    holds({ role, cell: permissionCell(ability, role), viewer, subject }),
  )
  if (!isHeld) {
    return refused({ code: 'FORBIDDEN', reason: `You may not ${ABILITY_NAMES[ability]} here.` })
  }
  const conflict = viewer && dutyConflict(viewer, ability, subject)
  return conflict ? refused({ code: 'SEPARATION_OF_DUTIES', reason: conflict }) : ok('ALLOWED')
}

/** Says whether an ability is held over anything at all: what menus and field guards ask. */
export function mayEver(viewer: Viewer | undefined, ability: Ability): boolean {
  const vendorRoles = viewer?.vendorIds.flatMap(({ role }) => vendorRolesFor(role, ability)) ?? []
  return [...hospitalRoles(viewer), ...vendorRoles].some((role) => permissionCell(ability, role))
}

/** Says how many different people must confirm before an ability takes effect. */
export function approvalsNeeded(
  ability: Ability,
  circumstances: { readonly riskTier?: RiskTier; readonly isEmergency?: boolean } = {},
): 1 | 2 {
  switch (SECOND_PERSON[ability]) {
    case 'ALWAYS':
      return 2
    case 'HIGH_RISK':
      return isHighTier(circumstances.riskTier ?? 'LOW') ? 2 : 1
    case 'EMERGENCY':
      return circumstances.isEmergency ? 2 : 1
    case undefined:
      return 1
  }
}

/**
 * The roles a viewer holds over one subject. Vendor columns come from membership of that vendor
 * alone, so that a role in the hospital never opens another vendor's drafts.
 */
export function rolesOver(
  viewer: Viewer | undefined,
  ability: Ability,
  { vendorId }: Pick<Subject, 'vendorId'>,
): Role[] {
  const memberships = viewer?.vendorIds.filter((member) => member.vendorId === vendorId) ?? []
  return [
    ...hospitalRoles(viewer),
    ...memberships.flatMap(({ role }) => vendorRolesFor(role, ability)),
  ]
}

function hospitalRoles(viewer: Viewer | undefined): Role[] {
  const roles = viewer?.roles ?? []
  return ['PUBLIC', ...roles.filter((role) => role !== 'DEVELOPER' && role !== 'VENDOR_OWNER')]
}

function vendorRolesFor(role: VendorRole, ability: Ability): readonly Role[] {
  if (role === 'VIEWER') return VENDOR_VIEWER_ABILITIES.has(ability) ? ['DEVELOPER'] : []
  return VENDOR_COLUMNS[role]
}

interface Claim {
  readonly role: Role
  readonly cell: PermissionCell | undefined
  readonly viewer: Viewer | undefined
  readonly subject: Subject
}

function holds({ role, cell, viewer, subject }: Claim): boolean {
  switch (cell) {
    case 'Y':
    case 'R':
      return true
    case 'O':
      return isOwn(role, viewer, subject)
    case 'S':
      return subject.stage !== undefined && (viewer?.ownStages.includes(subject.stage) ?? false)
    case undefined:
      return false
  }
}

/** Vendor columns and keys own through a vendor; patients and clinicians own what is theirs. */
function isOwn(role: Role, viewer: Viewer | undefined, subject: Subject): boolean {
  if (!viewer) return false
  if (role === 'DEVELOPER' || role === 'VENDOR_OWNER' || role === 'SERVICE') {
    return belongsTo(viewer, subject.vendorId)
  }
  return subject.ownerUserId === viewer.userId
}

function belongsTo(viewer: Viewer, vendorId: string | undefined): boolean {
  return viewer.vendorIds.some((member) => member.vendorId === vendorId)
}

function dutyConflict(viewer: Viewer, ability: Ability, subject: Subject): string | undefined {
  if (DECISIONS.has(ability) && belongsTo(viewer, subject.vendorId)) {
    return 'You belong to this vendor, so somebody else has to decide.'
  }
  if (ability === 'app-version.approve' && subject.securityPassedBy === viewer.userId) {
    return 'You passed the security stage of this version, so somebody else has to approve it.'
  }
  if (subject.firstApproverId === viewer.userId) {
    return 'You confirmed this already; a second person has to confirm it.'
  }
  return undefined
}
