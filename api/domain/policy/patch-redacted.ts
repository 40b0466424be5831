import { type FhirResource, isFhirResource } from '../fhir-resource.ts'
import { applyJsonPatch } from '../json-patch.ts'
import { type Cuts, cutElements } from './cut-elements.ts'

/**
 * Says whether a patch means the same to somebody who sees the whole resource and to somebody who does not: what
 * it leaves to be seen is what they would have made themselves, and what they cannot see stays as it was.
 * Otherwise it would change, or by failing tell of, what is left out.
 */
export function isBlindToCuts(
  stored: FhirResource,
  { patch, result }: { patch: unknown; result: FhirResource },
  cuts: Cuts,
): boolean {
  const before = cutElements(stored, cuts)
  const after = cutElements(result, cuts)
  const seen = applyJsonPatch(before.kept, patch)
  if (!seen.ok || !isFhirResource(seen.value)) return false
  return isSame(seen.value, after.kept) && isSame(before.taken, after.taken)
}

/** Compares JSON, the order of names aside. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  )
}
