import type { Grant } from 'oidc-provider'
import { launchFactsOf } from '../launch-grant.ts'

/**
 * The launch context as members of a token answer, an access token and an introspection: bare ids, a real boolean,
 * absent rather than null.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#launch-context-arrives-with-your-access_token
 */
export function launchContextMembers(grant: Grant | undefined): Record<string, string | boolean> {
  const launch = launchFactsOf(grant)
  if (!launch) return {}
  return {
    ...(launch.patient ? { patient: launch.patient } : {}),
    ...(launch.encounter ? { encounter: launch.encounter } : {}),
    ...(launch.patient ? { need_patient_banner: launch.needPatientBanner } : {}),
  }
}
