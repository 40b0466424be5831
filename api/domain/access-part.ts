import type { Scope, ScopeLevel, ScopePermission } from '../../schema/vocabulary/scope.ts'
import {
  type AccessCondition,
  holds,
  holdsForWriting,
  scopeConditions,
} from './access-condition.ts'
import type { AccessPolicy } from './access-policy.ts'
import type { FhirResource, LocalReference } from './fhir-resource.ts'
import { compartmentParameter } from './patient-compartment.ts'
import { closingRule, hidingConditions, INTERACTION_OF_LETTER } from './policy/caller-limits.ts'

/** What a verified token allows, and for whom. */
export interface AccessGrant {
  readonly scopes: readonly Scope[]
  /** The patient in context; without one, patient-level scopes open nothing. */
  readonly patientId?: string | undefined
  /** Who the user is on this server; absent for a backend service. */
  readonly fhirUser?: LocalReference | undefined
  /** Granted `openid` and `fhirUser`: the app may learn who the user is (SMART.md OIDC-09). */
  readonly knowsUser: boolean
}

/** What one scope opens of one resource type: resources that meet every condition. */
export interface AccessPart {
  /** The scope, as it was granted. */
  readonly scope: string
  readonly conditions: readonly AccessCondition[]
}

const WRITES: ReadonlySet<ScopePermission> = new Set(['c', 'u', 'd'])

/** Users of these types work with patients and see all of them; others see their own record. */
export const STAFF_TYPES: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole'])
const PERSON_TYPES: ReadonlySet<string> = new Set([
  ...STAFF_TYPES,
  'Patient',
  'RelatedPerson',
  'Person',
])

/**
 * Lists what a grant opens of a resource type for one kind of interaction; the parts add up.
 * Empty means no access. A scope that cannot be enforced adds nothing.
 */
export function accessParts(
  resourceType: string,
  permission: ScopePermission,
  { grant, policy }: { grant: AccessGrant; policy: AccessPolicy },
): AccessPart[] {
  if (WRITES.has(permission) && policy.readOnlyTypes.has(resourceType)) return []
  const limits = policy.caller
  if (closingRule(limits, resourceType, INTERACTION_OF_LETTER[permission])) return []
  const parts = grant.scopes
    .filter((scope) => scope.resourceType === '*' || scope.resourceType === resourceType)
    .filter((scope) => scope.permissions.includes(permission))
    .flatMap((scope) => {
      const reach = reachOf(scope.level, { resourceType, permission }, { grant, policy })
      const own = scopeConditions(scope.query, resourceType)
      if (!reach || !own) return []
      const hiding = hidingConditions(limits, resourceType, scope.query)
      const owned = policy.fileTypes.has(resourceType) ? [ownedBy([])] : []
      return [{ scope: scope.source, conditions: [...reach, ...owned, ...own, ...hiding] }]
    })
  const hiding = hidingConditions(limits, resourceType, [])
  const identity = ownIdentity(resourceType, permission, grant)
  return [
    ...parts,
    ...identity.map((part) => ({ ...part, conditions: [...part.conditions, ...hiding] })),
  ]
}

/** Says whether any part opens this resource; `fhirBase` is where it lives, as seen from outside. */
export function isOpenTo(
  parts: readonly AccessPart[],
  resource: FhirResource,
  fhirBase: string,
): boolean {
  return parts.some((part) =>
    part.conditions.every((condition) => holds(condition, resource, fhirBase)),
  )
}

/**
 * Says whether any part lets this resource be written as it is, or as it would become.
 * Stricter than reading: whoever takes part in somebody's record may see that page and not rewrite it.
 */
export function isWritableTo(
  parts: readonly AccessPart[],
  resource: FhirResource,
  fhirBase: string,
): boolean {
  return parts.some((part) =>
    part.conditions.every((condition) => holdsForWriting(condition, resource, fhirBase)),
  )
}

/** Says whether the parts open every resource of the type, so that none needs to be looked into. */
export function isUnlimited(parts: readonly AccessPart[]): boolean {
  return parts.some((part) => part.conditions.length === 0)
}

/** Says whether the parts open a type for everybody, but for what carries a hidden label. */
export function isOfEverybody(parts: readonly AccessPart[]): boolean {
  return parts.some((part) => part.conditions.every(({ kind }) => kind === 'unlabelled'))
}

interface Aim {
  readonly resourceType: string
  readonly permission: ScopePermission
}

/** The limit that the level of a scope sets: none, one person's record, or undefined for nothing. */
function reachOf(
  level: ScopeLevel,
  aim: Aim,
  { grant, policy }: { grant: AccessGrant; policy: AccessPolicy },
): readonly AccessCondition[] | undefined {
  switch (level) {
    case 'patient':
      return compartmentOf(grant.patientId, aim, policy)
    case 'user': {
      const user = grant.fhirUser
      if (user && STAFF_TYPES.has(user.resourceType)) return []
      const own = user?.resourceType === 'Patient' ? user.id : undefined
      return compartmentOf(own, aim, policy)
    }
    case 'system':
      return []
  }
}

function compartmentOf(
  patientId: string | undefined,
  { resourceType, permission }: Aim,
  policy: AccessPolicy,
): readonly AccessCondition[] | undefined {
  if (!patientId) return undefined
  // What everybody shares is read by everybody, and no patient's to write.
  if (policy.universalTypes.has(resourceType)) return WRITES.has(permission) ? undefined : []
  if (policy.fileTypes.has(resourceType)) return [ownedBy([patientId])]
  if (resourceType === 'Patient') return [{ kind: 'id', parameter: '_id', values: [patientId] }]
  const parameter = compartmentParameter(resourceType)
  return parameter ? [{ kind: 'patient', parameter, values: [patientId] }] : undefined
}

function ownedBy(patientIds: readonly string[]): AccessCondition {
  return { kind: 'owner', parameter: 'securityContext', values: patientIds }
}

/** The user's own entry is readable by whoever may know who the user is. */
function ownIdentity(
  resourceType: string,
  permission: ScopePermission,
  { fhirUser, knowsUser }: AccessGrant,
): AccessPart[] {
  if (permission !== 'r' || !knowsUser || fhirUser?.resourceType !== resourceType) return []
  if (!PERSON_TYPES.has(resourceType)) return []
  const self: AccessCondition = { kind: 'id', parameter: '_id', values: [fhirUser.id] }
  return [{ scope: 'fhirUser', conditions: [self] }]
}
