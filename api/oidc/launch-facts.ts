import type { KoaContextWithOIDC } from 'oidc-provider'
import Provider from 'oidc-provider'
import type { LaunchMode } from '../../schema/vocabulary/registration.ts'
import type { LaunchReference } from '../domain/ehr-launch.ts'
import { registeredClient } from './clients/client-metadata.ts'
import { ehrLaunchOf, spendEhrLaunch } from './ehr-launch.ts'
import { currentLaunchContext } from './launch-situation.ts'
import type { AuthorizationServerOptions } from './options.ts'

/** The launch an app was authorized in: what its tokens say beside scopes. */
export interface LaunchFacts {
  mode: LaunchMode
  patient?: string | undefined
  encounter?: string | undefined
  needPatientBanner: boolean
  intent?: string | undefined
  fhirContext?: readonly LaunchReference[] | undefined
}

const PROPERTY = 'launchFacts'

/**
 * Makes the provider keep the launch with the code, and with every refresh token that comes of it. Not with the grant: a
 * grant is what a person allowed once, and several launches rest on it, each on another patient's chart or visit.
 */
export function keepLaunch(options: AuthorizationServerOptions, provider: Provider): void {
  const { AuthorizationCode, Grant, RefreshToken } = provider
  for (const Model of [AuthorizationCode, Grant, RefreshToken]) {
    const members = Model.IN_PAYLOAD
    Object.defineProperty(Model, 'IN_PAYLOAD', { get: () => [...members, PROPERTY] })
  }
  const saveCode = AuthorizationCode.prototype.save
  AuthorizationCode.prototype.save = async function save() {
    const { ctx } = Provider
    if (ctx) {
      await spendEhrLaunch(options, ctx)
      Object.assign(this, { [PROPERTY]: factsOfRequest(options, ctx) })
    }
    return saveCode.call(this)
  }
  const saveToken = RefreshToken.prototype.save
  RefreshToken.prototype.save = function save() {
    if (Provider.ctx) Object.assign(this, { [PROPERTY]: launchFactsOf(Provider.ctx) })
    return saveToken.call(this)
  }
}

/** The launch the tokens at hand come from; undefined for our own clients and backend services. */
export function launchFactsOf({ oidc }: KoaContextWithOIDC): LaunchFacts | undefined {
  const { AuthorizationCode, RefreshToken, RotatedRefreshToken } = oidc.entities
  return (
    factsOn(AuthorizationCode) ??
    factsOn(RotatedRefreshToken) ??
    factsOn(RefreshToken) ??
    // Refresh tokens of before rest on a grant that knows the launch.
    factsOn(oidc.grant)
  )
}

function factsOn(model: object | undefined): LaunchFacts | undefined {
  return (model as { [PROPERTY]?: LaunchFacts } | undefined)?.[PROPERTY] // written by keepLaunch
}

function factsOfRequest(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): LaunchFacts | undefined {
  const context = currentLaunchContext(options.environment, ctx)
  if (!registeredClient(ctx.oidc.client) || !context) return undefined
  const { encounter, patient } = context
  const ehr = ehrLaunchOf(ctx)
  // No EHR around the app shows who the patient is, so the app has to (SMART.md CTX-04).
  if (!ehr) return { mode: 'STANDALONE', patient, encounter, needPatientBanner: true }
  return {
    mode: 'EHR',
    ...{ patient, encounter, needPatientBanner: ehr.needPatientBanner },
    ...(ehr.intent ? { intent: ehr.intent } : {}),
    ...(ehr.fhirContext.length > 0 ? { fhirContext: ehr.fhirContext } : {}),
  }
}
