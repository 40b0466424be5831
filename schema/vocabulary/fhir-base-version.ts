import type { FhirVersion } from './registration.ts'

/** The versions a FHIR base behind the proxy may speak. */
export const FHIR_BASE_VERSIONS = ['STU3', 'R4', 'R4B'] as const
export type FhirBaseVersion = (typeof FHIR_BASE_VERSIONS)[number]

/** What a base of a version says as `fhirVersion`, and the version an app declares to be let in (R073). */
export const FHIR_BASE_VERSION_FACTS: Readonly<
  Record<FhirBaseVersion, { readonly release: string; readonly declared: FhirVersion }>
> = {
  STU3: { release: '3.0.2', declared: 'STU3' },
  R4: { release: '4.0.1', declared: 'R4' },
  // R4B changes a few resources and leaves the others as R4 has them, so whoever reads R4 reads it.
  R4B: { release: '4.3.0', declared: 'R4' },
}
