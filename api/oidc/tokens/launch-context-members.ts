import type { LaunchReference } from '../../domain/ehr-launch.ts'
import type { LaunchFacts } from '../kept-launch.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { smartStyleUrl } from '../smart-style.ts'

type Member = string | boolean | readonly LaunchReference[]

/**
 * The launch context as members of a token answer, an access token and an introspection: bare ids, a real boolean,
 * absent rather than null. What is about the EHR around the app comes with an EHR launch alone.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#launch-context-arrives-with-your-access_token
 */
export function launchContextMembers(
  options: AuthorizationServerOptions,
  launch: LaunchFacts | undefined,
): Record<string, Member> {
  if (!launch) return {}
  const { encounter, fhirContext, intent, mode, needPatientBanner, patient } = launch
  const isEhr = mode === 'EHR'
  return {
    ...(patient ? { patient } : {}),
    ...(encounter ? { encounter } : {}),
    ...(patient || isEhr ? { need_patient_banner: needPatientBanner } : {}),
    ...(intent ? { intent } : {}),
    ...(fhirContext ? { fhirContext } : {}),
    ...(isEhr ? { smart_style_url: smartStyleUrl(options), tenant: options.organizationId } : {}),
  }
}
