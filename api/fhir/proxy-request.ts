import type { Request } from 'express'
import type { AccessGrant } from '../domain/access-part.ts'
import type { Allowed } from '../domain/fhir-access.ts'
import type { FhirInteraction } from '../domain/fhir-interaction.ts'
import type { FhirHttpRequest, FhirHttpResponse } from '../ports.ts'
import type { FhirServices } from './fhir-services.ts'
import { bodyReader } from './read-body.ts'

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
  /** Reads the JSON of the body; refuses what is too large or is none. */
  readonly readBody: () => Promise<unknown>
  /** For an entry of a transaction: what the names that its bundle gives to resources stand for. */
  readonly references?: ReadonlyMap<string, string>
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
  /** Too large to be looked into: passed on as it came, and not counted. */
  readonly isStreamed?: boolean
  /** Whose data it was, as "Patient/id". */
  readonly patients: readonly string[]
}

/** A request on its way through the steps; each step adds what it found out. */
export interface ProxyExchange {
  readonly services: FhirServices
  /** For an entry, the request of its bundle until the entry has been read. */
  request: ProxyRequest
  /** An entry of a batch or transaction, as it was sent. */
  readonly entry?: unknown
  readonly isEntry?: boolean
  /** What a batch or transaction asks for. */
  bundle?: { readonly type: 'batch' | 'transaction'; readonly entries: readonly unknown[] }
  token?: AccessToken
  interaction?: FhirInteraction
  decision?: Allowed
  /** What the server behind us is asked; absent when the answer is known without it. */
  outgoing?: FhirHttpRequest
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
    readBody: bodyReader(req),
  }
}
