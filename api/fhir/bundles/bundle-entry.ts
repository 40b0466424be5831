import { type FhirResource, isFhirResource, isObject } from '../../domain/fhir-resource.ts'
import { readJson } from '../json-text.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import type { ProxyRequest } from '../proxy-request.ts'

const METHODS: ReadonlySet<unknown> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
const WITH_BODY: ReadonlySet<unknown> = new Set(['POST', 'PUT', 'PATCH'])
const CONDITIONS = [
  ['ifMatch', 'if-match'],
  ['ifNoneMatch', 'if-none-match'],
  ['ifNoneExist', 'if-none-exist'],
] as const

/**
 * Reads an entry of a batch or transaction as the request it stands for.
 * Refuses an address that leads elsewhere, a bundle within the bundle, a body where none belongs and none
 * where one does (SMART.md ENF-10).
 */
export function entryRequest(entry: unknown, bundle: ProxyRequest): ProxyRequest {
  const request = isObject(entry) && isObject(entry.request) ? entry.request : {}
  const { method, url } = request
  if (!isObject(entry) || typeof method !== 'string' || !METHODS.has(method)) {
    throw refusal('An entry needs a request with one of the methods of FHIR.')
  }
  const target = targetOf(url)
  const body = bodyOf(method, entry.resource)
  const conditions = CONDITIONS.flatMap(([name, header]) => {
    const value = request[name]
    if (value === undefined) return []
    if (typeof value !== 'string') throw refusal(`${name} is not a text.`)
    return [[header, value] as const]
  })
  const { prefer } = bundle.headers
  return {
    ...{ method, ...target, form: '', authorizations: [] },
    headers: {
      accept: 'application/fhir+json',
      ...(prefer ? { prefer } : {}),
      ...(body ? { 'content-type': body.type } : {}),
      ...Object.fromEntries(conditions),
    },
    sourceIp: bundle.sourceIp,
    requestId: bundle.requestId,
    readBody: async () => body?.content,
  }
}

/** An address below the base, with or without its first slash; not another server's and not the base itself. */
function targetOf(url: unknown) {
  if (typeof url !== 'string' || url === '' || url === '/' || url.startsWith('?')) {
    throw refusal('An entry needs an address below the FHIR base.')
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
    throw refusal('The address of an entry is relative to the FHIR base.')
  }
  const [path = '', ...query] = url.split('?')
  return { path: path.startsWith('/') ? path : `/${path}`, query: query.join('?') }
}

function bodyOf(method: string, resource: unknown) {
  if (!WITH_BODY.has(method)) {
    if (resource !== undefined) throw refusal(`An entry with ${method} has no resource.`)
    return undefined
  }
  if (!isFhirResource(resource)) throw refusal(`An entry with ${method} needs a resource.`)
  return method === 'PATCH'
    ? patchOf(resource)
    : { type: 'application/fhir+json', content: resource }
}

/** A JSON Patch travels in a Binary, a FHIRPath Patch as it is. @see https://hl7.org/fhir/R4/http.html#patch */
function patchOf(resource: FhirResource) {
  const { resourceType, contentType, data } = resource
  if (resourceType === 'Parameters') return { type: 'application/fhir+json', content: resource }
  if (resourceType !== 'Binary' || typeof data !== 'string' || typeof contentType !== 'string') {
    throw refusal('An entry with PATCH needs a Binary with a JSON Patch, or Parameters.')
  }
  const json = readJson(Buffer.from(data, 'base64'))
  if ('text' in json) throw refusal(json.text)
  return { type: contentType, content: json.value }
}

function refusal(text: string): FhirRefusal {
  return new FhirRefusal({ status: 400, code: 'invalid', text, rule: 'entry-refused' })
}
