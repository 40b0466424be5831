import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from '../../context.ts'
import { fhirBasesIn } from '../../domain/fhir-base.ts'
import { type FhirBaseView, fhirBaseView } from './fhir-base-view.ts'

/** Where everything of one environment lives (R228, R230). */
export interface EnvironmentView {
  environment: LaunchEnvironment
  fhirBase: string
  fhirBases: FhirBaseView[]
  capabilityStatementUrl: string
  issuer: string
  discoveryUrl: string
  openidConfigurationUrl: string
  jwksUrl: string
  authorizeUrl: string
  tokenUrl: string
  revocationUrl: string
  introspectionUrl: string
  /** Null where apps may not register themselves. */
  registrationUrl: string | null
}

/** Lists the environments with their addresses, derived from where this server is. */
export function environments(urls: PublicUrls): EnvironmentView[] {
  return LAUNCH_ENVIRONMENTS.map((environment) => {
    const issuer = urls.issuer[environment]
    const fhirBase = urls.fhir[environment]
    return {
      environment,
      fhirBase,
      fhirBases: fhirBasesIn(urls, environment).map(fhirBaseView),
      capabilityStatementUrl: `${fhirBase}/metadata`,
      issuer,
      discoveryUrl: `${fhirBase}/.well-known/smart-configuration`,
      openidConfigurationUrl: `${issuer}/.well-known/openid-configuration`,
      jwksUrl: `${issuer}/jwks`,
      authorizeUrl: `${issuer}/authorize`,
      tokenUrl: `${issuer}/token`,
      revocationUrl: `${issuer}/token/revocation`,
      introspectionUrl: `${issuer}/token/introspection`,
      registrationUrl: (environment === 'SANDBOX' && urls.registration?.SANDBOX) || null,
    }
  })
}
