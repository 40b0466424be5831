import type { KoaContextWithOIDC } from 'oidc-provider'
import Provider from 'oidc-provider'
import { personOf } from './account.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { ehrLaunchOf, spendEhrLaunch } from './ehr-launch.ts'
import { LAUNCH_PROPERTY, type LaunchFacts, launchFactsOf } from './kept-launch.ts'
import { actsBy, currentLaunchContext } from './launch-situation.ts'
import type { AuthorizationServerOptions } from './options.ts'

/**
 * Makes the provider keep the launch with the code, and with every refresh token that comes of it. Not with the grant: a
 * grant is what a person allowed once, and several launches rest on it, each on another patient's chart or visit.
 */
export function keepLaunch(options: AuthorizationServerOptions, provider: Provider): void {
  const { AuthorizationCode, Grant, RefreshToken } = provider
  for (const Model of [AuthorizationCode, Grant, RefreshToken]) {
    const members = Model.IN_PAYLOAD
    Object.defineProperty(Model, 'IN_PAYLOAD', { get: () => [...members, LAUNCH_PROPERTY] })
  }
  const saveCode = AuthorizationCode.prototype.save
  AuthorizationCode.prototype.save = async function save() {
    const { ctx } = Provider
    if (ctx) {
      await spendEhrLaunch(options, ctx)
      Object.assign(this, { [LAUNCH_PROPERTY]: factsOfRequest(options, ctx) })
    }
    return saveCode.call(this)
  }
  const saveToken = RefreshToken.prototype.save
  RefreshToken.prototype.save = function save() {
    if (Provider.ctx) Object.assign(this, { [LAUNCH_PROPERTY]: launchFactsOf(Provider.ctx) })
    return saveToken.call(this)
  }
}

function factsOfRequest(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): LaunchFacts | undefined {
  const context = currentLaunchContext(options.environment, ctx)
  if (!registeredClient(ctx.oidc.client) || !context) return undefined
  const { encounter, patient } = context
  const person = personOf(ctx)
  const relation = person && actsBy(options.environment, person, patient)
  const fhirUser = relation?.relatedPerson ? `RelatedPerson/${relation.relatedPerson}` : undefined
  const acting = fhirUser ? { fhirUser } : {}
  const ehr = ehrLaunchOf(ctx)
  // No EHR around the app shows who the patient is, so the app has to (SMART.md CTX-04).
  if (!ehr) return { mode: 'STANDALONE', patient, encounter, needPatientBanner: true, ...acting }
  return {
    mode: 'EHR',
    ...{ patient, encounter, needPatientBanner: ehr.needPatientBanner, ...acting },
    ...(ehr.openedBy ? { ehr: ehr.openedBy } : {}),
    ...(ehr.intent ? { intent: ehr.intent } : {}),
    ...(ehr.fhirContext.length > 0 ? { fhirContext: ehr.fhirContext } : {}),
    ...(ehr.appContext ? { appContext: ehr.appContext } : {}),
  }
}
