import type { Resource } from '@medplum/fhirtypes'
import type { Pool } from 'pg'

/** Where one FHIR base keeps its resources and how it is called from outside. */
export interface FhirServerOptions {
  readonly pool: Pool
  /** PostgreSQL schema prepared by `fhirTablesSql`, e.g. `fhir_sandbox`. */
  readonly schemaName: string
  /** Public FHIR base, without a trailing slash: it begins every fullUrl, Location and link. */
  readonly baseUrl: string
  /** Receives what went wrong inside and is told to nobody outside. @default nothing */
  readonly onError?: (error: unknown) => void
}

/** One FHIR request, already parsed from HTTP and already allowed. */
export interface FhirServerRequest {
  readonly method: string
  /** Relative to the FHIR base, e.g. `/Patient/1`; no escapes but `%24`, no empty segments. */
  readonly path: string
  /** Raw query string without the question mark. */
  readonly query: string
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Parsed JSON; for `POST _search` also the raw form or its fields; for a Binary also its bytes. */
  readonly body?: unknown
}

export interface FhirServerResponse {
  readonly status: number
  /** Header names in lower case. */
  readonly headers: Record<string, string>
  readonly body: Resource | undefined
  /** What a Binary holds, when that was asked for and not JSON; `content-type` says what it is. */
  readonly content?: Uint8Array
}

export interface FhirServer {
  handle(request: FhirServerRequest): Promise<FhirServerResponse>
}
