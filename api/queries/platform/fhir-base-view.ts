import type { FhirBaseVersion } from '../../../schema/vocabulary/fhir-base-version.ts'
import type { FhirBase } from '../../domain/fhir-base.ts'

/** A FHIR base as developers read of it. */
export interface FhirBaseView {
  url: string
  name: string | null
  version: FhirBaseVersion
  hasSameRecords: boolean
  discoveryUrl: string
  capabilityStatementUrl: string
}

/** Derives what is said of a FHIR base from where it is. */
export function fhirBaseView({ hasSameRecords, name, url, version }: FhirBase): FhirBaseView {
  return {
    ...{ url, name: name ?? null, version, hasSameRecords },
    discoveryUrl: `${url}/.well-known/smart-configuration`,
    capabilityStatementUrl: `${url}/metadata`,
  }
}
