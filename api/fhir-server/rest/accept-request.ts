import type { FhirRequest, HttpMethod } from '@medplum/fhir-router'
import type { FhirServerRequest } from '../fhir-server-contract.ts'
import { invalid, refusedFormat, unknownPlace } from '../outcomes.ts'
import { bodyOf, readsBinary } from './binary-content.ts'

const methods: HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Turns a request into what FhirRouter takes.
 * Refuses other methods, other formats than JSON, writes without a body, and an If-Match that is
 * not an entity tag, because passing over it would overwrite what the caller meant to keep.
 */
export const acceptRequest = (request: FhirServerRequest): FhirRequest => {
  const name = request.method === 'HEAD' ? 'GET' : request.method
  const method = methods.find((known) => known === name)
  if (!method) throw unknownPlace(`The method ${request.method} is not one of FHIR.`)
  requireJson(request)
  requireBody(method, request)
  const ifMatch = request.headers['if-match']
  if (ifMatch !== undefined && !/^(?:W\/)?"[^"]+"$/.test(String(ifMatch))) {
    throw invalid('If-Match needs one entity tag, such as W/"2".')
  }
  const path = request.path.replaceAll('%24', '$')
  return {
    method,
    url: request.query === '' ? path : `${path}?${request.query}`,
    pathname: '',
    params: {},
    query: {},
    headers: { ...request.headers },
    body: bodyOf(request),
    config: { transactions: true },
  }
}

const requireJson = ({ headers, query, method, path }: FhirServerRequest) => {
  const format = new URLSearchParams(query).get('_format')
  // `+` in a query is a space unless escaped, and `application/fhir+json` is seldom escaped.
  if (format !== null && !/^(?:application\/(?:fhir[+ ])?|text\/)?json\b/.test(format)) {
    throw refusedFormat(format)
  }
  const [accept] = [headers.accept ?? []].flat()
  if (readsBinary({ headers, query, method, path }) && format === null) return
  if (format === null && accept !== undefined && !/json|\*\/\*|application\/\*/.test(accept)) {
    throw refusedFormat(accept)
  }
}

const requireBody = (method: HttpMethod, { path, body }: FhirServerRequest) => {
  if (method === 'GET' || method === 'DELETE' || /_search$|\$/.test(path)) return
  if (typeof body !== 'object' || body === null) {
    throw invalid('The request needs a JSON body.')
  }
}
