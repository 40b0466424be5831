import { FhirRefusal } from './operation-outcome.ts'
import type { ProxyRequest } from './proxy-request.ts'

/** `+` in a query is a space unless escaped, and `application/fhir+json` is seldom escaped. */
const JSON_FORMAT = /^(?:json|text\/json|application\/(?:json|fhir[+ ]json))(?:\s*;.*)?$/i
const JSON_RANGE = /^(?:\*\/\*|application\/(?:\*|json|fhir\+json)|text\/json)\s*(?:;|$)/i

/**
 * Refuses an answer in anything but JSON, with 406; `_format` wins over Accept.
 * @see https://hl7.org/fhir/R4/http.html#mime-type
 */
export function requireJsonAnswer({ query, form, headers }: ProxyRequest): void {
  const format =
    new URLSearchParams(query).get('_format') ?? new URLSearchParams(form).get('_format')
  const ranges = (headers.accept ?? '*/*').split(',').map((range) => range.trim())
  const isJson = format === null ? ranges.some(isWanted) : JSON_FORMAT.test(format)
  if (isJson) return
  const text = 'This server answers in JSON only: application/fhir+json.'
  throw new FhirRefusal({ status: 406, code: 'not-supported', text, rule: 'format-refused' })
}

/** Refuses a search whose parameters come in something else than a form, which would be passed over. */
export function requireForm({ method, path, headers }: ProxyRequest): void {
  if (method !== 'POST' || !path.endsWith('/_search')) return
  const hasBody = 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0
  if (!hasBody || headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return
  const text = 'Send the search as application/x-www-form-urlencoded.'
  throw new FhirRefusal({ status: 415, code: 'not-supported', text, rule: 'format-refused' })
}

function isWanted(range: string): boolean {
  return JSON_RANGE.test(range) && !/;\s*q=0(?:\.0*)?\s*$/.test(range)
}
