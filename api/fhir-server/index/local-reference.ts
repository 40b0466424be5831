import type { Resource } from '@medplum/fhirtypes'

/** Shortens a reference to `Type/id` when it points into the base, with any version left off. */
export const localReference = (reference: string, localBase: string): string =>
  withoutVersion(
    reference.startsWith(`${localBase}/`) ? reference.slice(localBase.length + 1) : reference,
  )

/** A reference to a version is searched as one to the resource. */
export const withoutVersion = (reference: string): string =>
  reference.replace(/\/_history\/[^/]+$/, '')

/**
 * Makes absolute references into the base relative, in a copy: FHIRPath's `resolve() is Patient`,
 * on which parameters such as `patient` rest, knows the type of relative references alone.
 */
export const withLocalReferences = <T extends Resource>(resource: T, localBase: string): T => {
  if (!JSON.stringify(resource).includes(`"${localBase}/`)) return resource
  const local: unknown = JSON.parse(JSON.stringify(resource), (key, value) =>
    key === 'reference' && typeof value === 'string' ? localReference(value, localBase) : value,
  )
  return local as T
}
