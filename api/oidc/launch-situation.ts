import type { InteractionResults, KoaContextWithOIDC } from 'oidc-provider'
import { isContextScope } from '../../schema/vocabulary/context-scope.ts'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { RiskTier } from '../../schema/vocabulary/registration.ts'
import type { ScopeCatalog } from '../../schema/vocabulary/scope-catalog.ts'
import { maxSensitivity } from '../../schema/vocabulary/scope-description.ts'
import { type LaunchContext, launchContext } from '../domain/launch-context.ts'
import {
  listedPatients,
  mayOpenRecord,
  patientAccess,
  type RepresentedPatient,
  representationOf,
} from '../domain/patient-access.ts'
import type { EhrLaunch } from '../entities/access/ehr-launch.entity.ts'
import type { AccountFacts } from '../queries/access/account.ts'
import { personOf } from './account.ts'
import { ehrLaunchOf } from './ehr-launch.ts'
import { textParam } from './text-param.ts'

/** What a person chose on the way, kept by the provider between the pages. */
export type Choices = InteractionResults & {
  patient?: { id: string }
  encounter?: { id: string }
}

/** Works out the launch context from scopes, person and choices, and what is still missing. */
export function contextFor(facts: {
  environment: LaunchEnvironment
  scope: string
  person: AccountFacts
  choices: Choices | undefined
  /** What the EHR bound to the launch; undefined in a standalone launch. */
  ehr: EhrLaunch | undefined
}): LaunchContext {
  const access = patientAccess(facts.environment, facts.person)
  const chosen = facts.choices?.patient?.id
  // A relation may have ended since it was chosen: then somebody is chosen anew, and nobody in their place.
  const isGone = chosen !== undefined && !mayOpenRecord(access, chosen)
  return launchContext({
    scope: facts.scope,
    launch: facts.ehr && {
      patient: facts.ehr.patientId ?? undefined,
      encounter: facts.ehr.encounterId ?? undefined,
    },
    chosen: {
      patient: isGone ? undefined : chosen,
      encounter: facts.choices?.encounter?.id,
    },
    linkedPatients: isGone ? [] : listedPatients(access),
  })
}

/** The launch context of the authorization at hand; undefined before sign-in. */
export function currentLaunchContext(
  environment: LaunchEnvironment,
  ctx: KoaContextWithOIDC,
): LaunchContext | undefined {
  const person = personOf(ctx)
  const scope = textParam(ctx, 'scope') ?? ''
  const ehr = ehrLaunchOf(ctx)
  return person && contextFor({ environment, scope, person, choices: ctx.oidc.result, ehr })
}

/** The relation by which the person opens the record of this launch; undefined for their own and for staff. */
export function actsBy(
  environment: LaunchEnvironment,
  person: AccountFacts,
  patientId: string | undefined,
): RepresentedPatient | undefined {
  return representationOf(patientAccess(environment, person), patientId)
}

/** What the catalog rates so is kept from people who act under this limit: notes, diagnoses, and whatever writes. */
const SENSITIVE: ReadonlySet<string> = new Set(['HIGH', 'CRITICAL'] satisfies RiskTier[])

/** Of the scopes asked for, those the hospital lets somebody who acts for this patient allow. */
export function allowableFor(
  relation: RepresentedPatient | undefined,
  scopes: readonly string[],
  catalog?: ScopeCatalog,
): string[] {
  if (!relation?.excludesSensitive) return [...scopes]
  return scopes.filter(
    (scope) => isContextScope(scope) || !SENSITIVE.has(maxSensitivity([scope], catalog)),
  )
}
