import type { Scope, ScopePermission } from '../../../schema/vocabulary/scope.ts'
import { holds, scopeConditions } from '../access-condition.ts'
import { type AccessGrant, STAFF_TYPES } from '../access-part.ts'
import type { AccessRules } from '../fhir-access.ts'
import type { LocalReference } from '../fhir-resource.ts'
import { closingRule, INTERACTION_OF_LETTER } from '../policy/caller-limits.ts'
import { closedDenial, type PolicyDenial } from '../policy/policy-denial.ts'
import { ok, type Result, refused } from '../result.ts'
import { isOwnSystem, type StateKey, subjectText } from './state-key.ts'

/** What a decision about app state rests on. */
export interface StateRules extends AccessRules {
  /** See `ownSystems`. */
  readonly ownSystems: readonly string[]
}

/** Why app state is refused; always with 403. */
export type StateDenial =
  | { readonly rule: 'scope-missing'; readonly text: string; readonly neededScope: string }
  | { readonly rule: 'foreign-code' | 'outside-limits'; readonly text: string }
  | { readonly rule: 'policy-rule'; readonly denial: PolicyDenial }

/** Lists the scopes that let an app do something with state at all, before it is known with which. */
export function stateScopes(
  letter: ScopePermission,
  { grant, policy }: AccessRules,
): Result<readonly Scope[], StateDenial> {
  const closing = closingRule(policy.caller, 'Basic', INTERACTION_OF_LETTER[letter])
  if (closing && policy.caller) {
    const denial = closedDenial(closing, 'Basic', policy.caller)
    return refused({ rule: 'policy-rule', denial })
  }
  const scopes = grant.scopes.filter(
    ({ resourceType, permissions }) =>
      (resourceType === 'Basic' || resourceType === '*') && permissions.includes(letter),
  )
  return scopes.length > 0 ? ok(scopes) : refused(missing(letter, grant))
}

/**
 * Decides what scopes open one state, by its code and its subject, or says why none does.
 *
 * An app has to do with codes of its own systems alone. `patient/` reaches the patient in context; `user/` the
 * user, the patient in context, and what is kept for the hospital as a whole; `system/` only the last. That is written by staff
 * and services, under a scope that names Basic: a wildcard speaks of records, and not of how the app is set up for everybody.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-state.html#security-and-access-controls
 */
export function decideState(
  letter: ScopePermission,
  key: StateKey,
  rules: StateRules,
): Result<readonly Scope[], StateDenial> {
  const scopes = stateScopes(letter, rules)
  if (!scopes.ok) return scopes
  if (!isOwnSystem(key.system, rules.ownSystems)) return refused(foreign(key, rules.ownSystems))
  const ofCode = scopes.value.filter((scope) => namesCode(scope, key))
  if (ofCode.length === 0) return refused(missing(letter, rules.grant, key))
  const open = ofCode.filter((scope) => reaches(scope, letter, key.subject, rules.grant))
  return open.length > 0 ? ok(open) : refused(outside(letter, key))
}

/** Lists what a token can have to do with, for a search that does not say about what. */
export function subjectsInReach({ fhirUser, patientId }: AccessGrant): (LocalReference | null)[] {
  const patient = patientId === undefined ? [] : [{ resourceType: 'Patient', id: patientId }]
  const isPatient = fhirUser?.resourceType === 'Patient' && fhirUser.id === patientId
  return [...patient, ...(fhirUser && !isPatient ? [fhirUser] : []), null]
}

/** A constraint that cannot be checked on app state opens nothing of it (SMART.md SCOPE-09). */
function namesCode({ query }: Scope, { system, code }: StateKey): boolean {
  const state = { resourceType: 'Basic', code: { coding: [{ system, code }] } }
  const conditions = scopeConditions(query, 'Basic')
  return conditions?.every((condition) => holds(condition, state, '')) ?? false
}

function reaches(
  { level, resourceType }: Scope,
  letter: ScopePermission,
  subject: LocalReference | null,
  { fhirUser, patientId }: AccessGrant,
): boolean {
  const isPatient = subject?.resourceType === 'Patient' && subject.id === patientId
  if (level === 'patient') return isPatient
  if (subject) {
    const isUser = subject.resourceType === fhirUser?.resourceType && subject.id === fhirUser.id
    return level === 'user' && fhirUser !== undefined && (isUser || isPatient)
  }
  const isWrite = 'cud'.includes(letter)
  if (isWrite && resourceType === '*') return false
  if (level === 'system') return true
  return fhirUser !== undefined && (!isWrite || STAFF_TYPES.has(fhirUser.resourceType))
}

function missing(
  letter: ScopePermission,
  { patientId, fhirUser }: AccessGrant,
  key?: StateKey,
): StateDenial {
  const personal = patientId ? 'patient' : 'user'
  const level = patientId || fhirUser ? personal : 'system'
  const code = key ? `?code=${key.system}|${key.code}` : ''
  const neededScope = `${level}/Basic.${letter}${code}`
  const text = `The access granted to this app does not include ${neededScope}.`
  return { rule: 'scope-missing', text, neededScope }
}

function foreign({ system }: StateKey, own: readonly string[]): StateDenial {
  const text = `"${system}" is no system of this app. Codes of its state have one of these as their system, or an address below it: ${own.join(', ')}.`
  return { rule: 'foreign-code', text }
}

function outside(letter: ScopePermission, { subject }: StateKey): StateDenial {
  const about = subjectText(subject) ?? 'the hospital as a whole'
  const deed = 'cud'.includes(letter) ? 'writing' : 'reading'
  const text = `The access granted to this app does not reach ${deed} state about ${about}.`
  return { rule: 'outside-limits', text }
}
