import type { InteractionResults, KoaContextWithOIDC } from 'oidc-provider'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { Role } from '../../schema/vocabulary/role.ts'
import { type LaunchContext, launchContext } from '../domain/launch-context.ts'
import type { AccountFacts } from '../queries/access/account.ts'
import { personOf } from './account.ts'
import { textParam } from './text-param.ts'

/** What a person chose on the way, kept by the provider between the pages. */
export type Choices = InteractionResults & {
  patient?: { id: string }
  encounter?: { id: string }
}

/** Whose records a person may open an app with. */
export type PatientAccess = { kind: 'OWN'; patientId: string } | { kind: 'ANY' } | { kind: 'NONE' }

/** Those who work with patients and may look one up. */
const CLINICAL_ROLES: readonly Role[] = ['CLINICIAN', 'DEPARTMENT_LEAD']

/**
 * Says whose records a person may open: patients their own; staff any; in the sandbox, where everybody is made up,
 * whoever is no patient any (SMART.md CONS-08, CONS-09).
 */
export function patientAccess(
  environment: LaunchEnvironment,
  { fhirUser, roles }: Pick<AccountFacts, 'fhirUser' | 'roles'>,
): PatientAccess {
  const own = fhirUser?.startsWith('Patient/') ? fhirUser.slice('Patient/'.length) : undefined
  if (own) return { kind: 'OWN', patientId: own }
  const isClinical = roles.some((role) => CLINICAL_ROLES.includes(role))
  return environment === 'SANDBOX' || isClinical ? { kind: 'ANY' } : { kind: 'NONE' }
}

/** Works out the launch context from scopes, person and choices, and what is still missing. */
export function contextFor(facts: {
  environment: LaunchEnvironment
  scope: string
  person: AccountFacts
  choices: Choices | undefined
}): LaunchContext {
  const access = patientAccess(facts.environment, facts.person)
  return launchContext({
    scope: facts.scope,
    chosen: { patient: facts.choices?.patient?.id, encounter: facts.choices?.encounter?.id },
    linkedPatients: access.kind === 'OWN' ? [access.patientId] : [],
  })
}

/** The launch context of the authorization at hand; undefined before sign-in. */
export function currentLaunchContext(
  environment: LaunchEnvironment,
  ctx: KoaContextWithOIDC,
): LaunchContext | undefined {
  const person = personOf(ctx)
  const scope = textParam(ctx, 'scope') ?? ''
  return person && contextFor({ environment, scope, person, choices: ctx.oidc.result })
}
