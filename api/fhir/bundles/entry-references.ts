import { isObject } from '../../domain/fhir-resource.ts'
import { FhirRefusal } from '../operation-outcome.ts'

/**
 * The name that a bundle gives to an entry, for its other entries to refer to. Only a `urn:` is one: an address
 * as a name would let an entry stand for a resource that exists.
 */
export function nameOf(entry: unknown): string | undefined {
  const fullUrl = isObject(entry) ? entry.fullUrl : undefined
  return typeof fullUrl === 'string' && fullUrl.startsWith('urn:') ? fullUrl : undefined
}

/**
 * Lists what the names of a transaction stand for: `urn:uuid:…` of an entry that updates `Patient/p1` is that
 * Patient. A resource that is only being created has no id yet, and a reference to it is nobody's.
 * Refuses a name that two entries have: the server behind us might take the other one.
 * @see https://hl7.org/fhir/R4/bundle.html#references
 */
export function resolvableReferences(entries: readonly unknown[]): ReadonlyMap<string, string> {
  const names = entries.map(nameOf).filter((name) => name !== undefined)
  if (new Set(names).size < names.length) throw refusal('Two entries have the same fullUrl.')
  return new Map(
    entries.flatMap((entry) => {
      const request = isObject(entry) && isObject(entry.request) ? entry.request : {}
      const { method, url } = request
      const name = nameOf(entry)
      return name && method === 'PUT' && typeof url === 'string' && !url.includes('?')
        ? [[name, url.replace(/^\//, '')] as const]
        : []
    }),
  )
}

function refusal(text: string): FhirRefusal {
  return new FhirRefusal({ status: 400, code: 'not-supported', text, rule: 'entry-refused' })
}
