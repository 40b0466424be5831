import {
  applyPatch,
  fhirpathPatchTypedValue,
  type Operation,
  parseFhirPathPatchParameters,
  toTypedValue,
} from '@medplum/core'
import type { Parameters, Resource } from '@medplum/fhirtypes'
import { unprocessable } from './outcomes.ts'

/**
 * Applies a JSON Patch (RFC 6902) or a FHIRPath Patch to a copy of a resource.
 * Refuses one that does not apply, a failed `test` among them, and one that would make it another
 * resource.
 * @see https://hl7.org/fhir/R4/http.html#patch
 */
export const patched = <T extends Resource>(resource: T, patch: Operation[] | Parameters): T => {
  const copy = structuredClone(resource)
  try {
    if (Array.isArray(patch)) applyAll(copy, patch)
    else fhirpathPatchTypedValue(toTypedValue(copy), parseFhirPathPatchParameters(patch))
  } catch (error) {
    throw unprocessable(`The patch does not apply: ${messageOf(error)}`)
  }
  if (copy.resourceType !== resource.resourceType || copy.id !== resource.id) {
    throw unprocessable('A patch may not change the type or the id of a resource.')
  }
  return copy
}

const applyAll = (copy: Resource, patch: Operation[]) => {
  const failure = applyPatch(copy, patch).find((result) => result !== null)
  if (failure) throw failure
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
