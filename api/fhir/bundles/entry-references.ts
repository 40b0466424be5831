import { isObject } from '../../domain/fhir-resource.ts'
import { FhirRefusal } from '../operation-outcome.ts'

/**
 * Lists what the names of a transaction stand for: `urn:uuid:…` of an entry that updates `Patient/p1` is that
 * Patient. A resource that is only being created has no id yet, and a reference to it is nobody's.
 * @see https://hl7.org/fhir/R4/bundle.html#references
 */
export function resolvableReferences(entries: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap((entry) => {
      const request = isObject(entry) && isObject(entry.request) ? entry.request : {}
      const { method, url } = request
      const fullUrl = isObject(entry) ? entry.fullUrl : undefined
      const isNamed = typeof fullUrl === 'string' && fullUrl.startsWith('urn:')
      return isNamed && method === 'PUT' && typeof url === 'string' && !url.includes('?')
        ? [[fullUrl, url.replace(/^\//, '')] as const]
        : []
    }),
  )
}

/**
 * Refuses a reference by search (`Patient?identifier=…`): the server behind us would look for it among
 * everybody's records, and its answer would tell what is there (SMART.md ENF-10, LEAK-19).
 */
export function requirePlainReferences(value: unknown): void {
  if (Array.isArray(value)) for (const each of value) requirePlainReferences(each)
  if (!isObject(value)) return
  for (const [name, each] of Object.entries(value)) {
    if (name === 'reference' && typeof each === 'string' && each.includes('?')) throw refusal()
    requirePlainReferences(each)
  }
}

function refusal(): FhirRefusal {
  const text = 'References by search are not supported. Name the resource by its id.'
  return new FhirRefusal({ status: 400, code: 'not-supported', text, rule: 'entry-refused' })
}
