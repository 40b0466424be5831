import type { KoaContextWithOIDC } from 'oidc-provider'
import type { LaunchMode } from '../../schema/vocabulary/registration.ts'
import type { LaunchReference, OpeningEhr } from '../domain/ehr-launch.ts'

/** The launch an app was authorized in: what its tokens say beside scopes. */
export interface LaunchFacts {
  mode: LaunchMode
  patient?: string | undefined
  encounter?: string | undefined
  needPatientBanner: boolean
  intent?: string | undefined
  fhirContext?: readonly LaunchReference[] | undefined
  /** Which of the hospital's systems opened the app. */
  ehr?: OpeningEhr | undefined
  /** What a card or a Task hands to the app, in no format of ours. */
  appContext?: string | undefined
  /** "RelatedPerson/id": as whom the person acts for this patient, in place of their own entry. */
  fhirUser?: string | undefined
}

/** The member of codes and refresh tokens that keeps it. */
export const LAUNCH_PROPERTY = 'launchFacts'

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
  return (model as { [LAUNCH_PROPERTY]?: LaunchFacts } | undefined)?.[LAUNCH_PROPERTY] // written by keepLaunch
}
