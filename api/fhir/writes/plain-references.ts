import { isObject } from '../../domain/fhir-resource.ts'
import { FhirRefusal } from '../operation-outcome.ts'

/**
 * Refuses a reference by search (`Patient?identifier=…`) in whatever is written, alone or in a bundle: a server behind us
 * may look for it among everybody's records, and its answer would tell what is there (SMART.md ENF-10, LEAK-19).
 */
export function requirePlainReferences(value: unknown): void {
  if (Array.isArray(value)) for (const each of value) requirePlainReferences(each)
  if (!isObject(value)) return
  for (const [name, each] of Object.entries(value)) {
    if (name === 'reference' && typeof each === 'string' && each.includes('?')) {
      const text = 'References by search are not supported. Name the resource by its id.'
      throw new FhirRefusal({ status: 400, code: 'not-supported', text, rule: 'body-refused' })
    }
    requirePlainReferences(each)
  }
}
