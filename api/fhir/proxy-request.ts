import type { Request } from 'express'
import type { AccessGrant } from '../domain/access-part.ts'
import type { Allowed } from '../domain/fhir-access.ts'
import type { FhirInteraction } from '../domain/fhir-interaction.ts'
import type { FhirHttpResponse } from '../ports.ts'
import type { FhirServices } from './fhir-services.ts'

/** One request as it reached the FHIR base, nothing of it decoded. */
export interface ProxyRequest {
  readonly method: string
  /** Below the base, starting with "/". */
  readonly path: string
  readonly query: string
  /** The form of `POST _search`; empty otherwise. */
  readonly form: string
  /** Every Authorization header there was. */
  readonly authorizations: readonly string[]
  /** First values, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly sourceIp: string
  readonly requestId: string
}

/** A token whose signature and standing are good. */
export interface AccessToken {
  readonly clientId: string
  readonly appVersionId: string
  readonly grantId: string | undefined
  /** The account, absent for a backend service. */
  readonly userId: string | undefined
  readonly grant: AccessGrant
}

/** What left the house, for the audit row. */
export interface Disclosure {
  readonly returned: number
  /** Came from behind the proxy and was held back. */
  readonly withheld: number
  /** Whose data it was, as "Patient/id". */
  readonly patients: readonly string[]
}

/** A request on its way through the steps; each step adds what it found out. */
export interface ProxyExchange {
  readonly services: FhirServices
  readonly request: ProxyRequest
  token?: AccessToken
  interaction?: FhirInteraction
  decision?: Allowed
  response?: FhirHttpResponse
  disclosure?: Disclosure
}

/** One step of the proxy; refuses by throwing a FhirRefusal. */
export type Step = (exchange: ProxyExchange) => Promise<void>

/** Takes what an earlier step added; its absence is a fault of the order of the steps. */
export function added<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The step that adds the ${what} has not run.`)
  return value
}

/** Reads an Express request; `requestId` names it in logs and in the audit trail. */
export function proxyRequest(req: Request, requestId: string): ProxyRequest {
  const [path = '/', ...query] = req.url.split('?')
  const headers = Object.entries(req.headers).flatMap(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value
    return first === undefined ? [] : [[name, first] as const]
  })
  return {
    method: req.method,
    // The absolute form of a request target is for proxies, and would be read differently by each.
    path: req.originalUrl.startsWith('/') ? path : '',
    query: query.join('?'),
    form: typeof req.body === 'string' ? req.body : '',
    authorizations: req.rawHeaders.filter(
      (_, i, all) => i % 2 === 1 && all[i - 1]?.toLowerCase() === 'authorization',
    ),
    headers: Object.fromEntries(headers),
    sourceIp: req.ip ?? '',
    requestId,
  }
}
