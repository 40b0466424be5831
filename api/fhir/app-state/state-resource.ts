import type { FhirResource } from '../../domain/fhir-resource.ts'
import { isObject } from '../../domain/fhir-resource.ts'
import type { StoredState } from '../../queries/access/app-states.ts'
import { type FhirServices, fhirBaseOf } from '../fhir-services.ts'
import { appStateBase } from './app-state-address.ts'

/** App state as apps get it; its subject is below the base of today. */
export function stateResource(
  { id, version, updatedAt, subject, content }: StoredState,
  services: FhirServices,
): FhirResource {
  const { meta, subject: reference, ...rest } = content
  const about = subject && {
    subject: { ...own(reference), reference: `${fhirBaseOf(services)}/${subject}` },
  }
  const versioned = { versionId: String(version), lastUpdated: updatedAt.toISOString() }
  return { resourceType: 'Basic', id, meta: { ...own(meta), ...versioned }, ...about, ...rest }
}

/** What says which version it is. */
export function versionHeaders({ version, updatedAt }: StoredState): Record<string, string> {
  return { etag: `W/"${version}"`, 'last-modified': updatedAt.toUTCString() }
}

/** Where it is. */
export function stateAddress({ id }: StoredState, services: FhirServices): string {
  return `${appStateBase(services)}/Basic/${id}`
}

function own(value: unknown) {
  return isObject(value) ? value : {}
}
