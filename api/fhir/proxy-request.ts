import type { IncomingMessage } from 'node:http'
import type { Reliance } from '../commands/access/fhir-access-trail.ts'
import type { AccessPolicy } from '../domain/access-policy.ts'
import type { Allowed } from '../domain/fhir-access.ts'
import type { FhirInteraction } from '../domain/fhir-interaction.ts'
import type { FhirHttpRequest, FhirHttpResponse } from '../ports.ts'
import type { AccessToken } from './access-token.ts'
import type { StateAccess } from './app-state/state-access.ts'
import type { FhirServices } from './fhir-services.ts'
import { bodyReader } from './read-body.ts'
import type { KnownToken } from './tokens/known-tokens.ts'

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

/** What left the house, for the audit row. */
export interface Disclosure {
  readonly returned: number
  /** Came from behind the proxy and was held back. */
  readonly withheld: number
  /** Too large to be looked into: passed on as it came, and not counted. */
  readonly isStreamed?: boolean
  /** Whose data it was, as "Patient/id". */
  readonly patients: readonly string[]
  /** The least scopes that would have given the same answer (C4). */
  readonly needed: readonly string[]
  /** Rules of the data policy that took elements out of it. */
  readonly redactedBy?: readonly string[]
}

/** A request on its way through the steps; each step adds what it found out. */
export interface ProxyExchange {
  readonly services: FhirServices
  /** For an entry, the request of its bundle until the entry has been read. */
  request: ProxyRequest
  /** An entry of a batch or transaction, as it was sent. */
  readonly entry?: unknown
  readonly isEntry?: boolean
  /** For the state of apps, which is kept here and not behind us. */
  readonly isAppState?: boolean
  /** What a batch or transaction asks for. */
  bundle?: { readonly type: 'batch' | 'transaction'; readonly entries: readonly unknown[] }
  token?: AccessToken
  /** The token as it is remembered, and what the request relies on when it was not asked how the token stands. */
  known?: KnownToken
  reliance?: Reliance
  /** What the hospital leaves to this caller. */
  policy?: AccessPolicy
  /** Said with the answer, whatever it is. */
  rateHeaders?: Readonly<Record<string, string>>
  interaction?: FhirInteraction
  decision?: Allowed
  /** Of app state, what the app may have to do with. */
  stateAccess?: StateAccess
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

/** What whoever took a request knows of it besides what it brought. */
export interface TakenRequest {
  /** Path and query below the base; without a path where the request has none that everybody reads alike. */
  readonly target: string
  readonly sourceIp: string
  /** Names it in logs and in the audit trail. */
  readonly requestId: string
  /** @default '' */
  readonly form?: string
  /** The most a body may have. @default what any resource of a record has */
  readonly mostBytes?: number
}

/** Reads an HTTP request as it reached a FHIR base. */
export function proxyRequest(
  req: IncomingMessage,
  { target, sourceIp, requestId, form = '', mostBytes }: TakenRequest,
): ProxyRequest {
  const mark = target.indexOf('?')
  return {
    method: req.method ?? '',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    form,
    authorizations: req.rawHeaders.filter(
      (_, i, all) => i % 2 === 1 && all[i - 1]?.toLowerCase() === 'authorization',
    ),
    headers: firstValues(req.headers),
    sourceIp,
    requestId,
    readBody: bodyReader(req, mostBytes),
  }
}

function firstValues(headers: IncomingMessage['headers']): Record<string, string> {
  const firsts: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) firsts[name] = first
  }
  return firsts
}
