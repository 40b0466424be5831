import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import type { ScopeAudience } from '../../../schema/vocabulary/scope-phrases/phrases.ts'
import type { LaunchContext } from '../../domain/launch-context.ts'
import { patientAccess, type RepresentedPatient } from '../../domain/patient-access.ts'
import type { AccountFacts } from '../../queries/access/account.ts'
import { type AppOnConsentPage, appOnConsentPage } from '../../queries/access/consent-page.ts'
import type { LaunchableClient } from '../../queries/access/launchable-client.ts'
import { patientById } from '../../queries/access/patients.ts'
import { hasUnwarnedConsent } from '../../queries/access/remembered-consents.ts'
import { type ConsentChoices, consentChoices } from '../consent-choices.ts'
import { actsBy, allowableFor } from '../launch-situation.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { consentPageKey, foundOnce } from '../storage/request-records.ts'
import { type InteractionCall, launchContextOf, requestedScopes } from './interaction-call.ts'

/** Everything the decision of a person about an app is about. */
export interface ConsentQuestion {
  client: LaunchableClient
  app: AppOnConsentPage
  person: AccountFacts
  launch: LaunchContext
  /** By which the person acts for the patient; undefined for their own record and for staff. */
  relation: RepresentedPatient | undefined
  choices: ConsentChoices
  audience: ScopeAudience
  /** The person allowed this version before its vendor declined the attestation. */
  isDeclinedSince: boolean
}

/** Finds out what the person is asked; undefined when whom it was about cannot be opened any more. */
export async function questionOf(call: InteractionCall): Promise<ConsentQuestion | undefined> {
  const { app: client, options, person } = call
  const app = client && (await appOf(options, client.appVersionId))
  if (!client || !app || !person) return undefined
  const launch = launchContextOf(call, person)
  if (launch.missing.length > 0) return undefined
  const relation = actsBy(options.environment, person, launch.patient)
  const isPatient = patientAccess(options.environment, person).kind === 'LISTED' && !relation
  const audience = isPatient ? 'patient' : 'professional'
  const catalog = catalogWith(app.scopeOverrides)
  const choices = consentChoices(allowableFor(relation, requestedScopes(call), catalog), {
    audience,
    catalog,
    language: call.page.language,
    purposes: app.purposes,
  })
  const isDeclinedSince =
    app.attestationAnswer === 'DECLINED' &&
    (await hasUnwarnedConsent(options.ports.rowReader, {
      environment: options.environment,
      at: options.ports.clock.now(),
      userId: person.id,
      oauthClientId: client.id,
      appVersionId: client.appVersionId,
    }))
  return { client, app, person, choices, audience, isDeclinedSince, launch, relation }
}

function appOf({ ports }: AuthorizationServerOptions, versionId: string) {
  return foundOnce(consentPageKey(versionId), () => appOnConsentPage(ports.rowReader, versionId))
}

/** Names the patient whose record it is, where it is not one's own. */
export async function otherPatientName(
  { options }: InteractionCall,
  { audience, launch }: ConsentQuestion,
): Promise<string | undefined> {
  if (!launch.patient || audience === 'patient') return undefined
  const fhir = options.ports.upstreamFhir[options.environment]
  return (await patientById(fhir, launch.patient))?.name
}

/** Says who decided about which app, as it is written down whatever the answer was. */
export function decisionOf(
  { ehr, options }: InteractionCall,
  { client, launch, person, relation }: ConsentQuestion,
) {
  return {
    environment: options.environment,
    userId: person.id,
    oauthClientId: client.id,
    clientId: client.clientId,
    appId: client.appId,
    vendorId: client.vendorId,
    appVersionId: client.appVersionId,
    patientRef: launch.patient && `Patient/${launch.patient}`,
    actsAs: relation?.kind,
    openedBy: ehr?.openedBy ?? undefined,
  }
}
