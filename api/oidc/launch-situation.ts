import type { InteractionResults, KoaContextWithOIDC } from 'oidc-provider'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import { type LaunchContext, launchContext } from '../domain/launch-context.ts'
import { patientAccess } from '../domain/patient-access.ts'
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
  return launchContext({
    scope: facts.scope,
    launch: facts.ehr && {
      patient: facts.ehr.patientId ?? undefined,
      encounter: facts.ehr.encounterId ?? undefined,
    },
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
  const ehr = ehrLaunchOf(ctx)
  return person && contextFor({ environment, scope, person, choices: ctx.oidc.result, ehr })
}
