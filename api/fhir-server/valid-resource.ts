import { validateResource } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import { isStorableType } from './fhir-definitions.ts'
import { invalid } from './outcomes.ts'

/**
 * Refuses what may not be stored: an unknown type, an id FHIR does not allow, or content the R4
 * definition of the type does not allow.
 * @see https://hl7.org/fhir/R4/datatypes.html#id
 */
export const requireValid = (resource: Resource): void => {
  if (!isStorableType(resource.resourceType)) {
    throw invalid(`${resource.resourceType} is not a resource type that can be stored.`)
  }
  if (!/^[A-Za-z0-9\-.]{1,64}$/.test(resource.id ?? '')) {
    throw invalid('An id has 1 to 64 letters, digits, hyphens and dots.')
  }
  validateResource(resource)
}
