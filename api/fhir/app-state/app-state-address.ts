import type { FhirBase } from '../../domain/fhir-base.ts'

/** Where app state is served, below the FHIR base: a base of its own, whose searches find nothing else. */
export const APP_STATE_PATH = '/app-state'

/** The address of the app state of a FHIR base, as apps know it. */
export function appStateBase({ base }: { readonly base: Pick<FhirBase, 'url'> }): string {
  return `${base.url}${APP_STATE_PATH}`
}
