import { isUnlimited, isWritableTo } from '../../domain/access-part.ts'
import { type FhirResource, isFhirResource, isObject } from '../../domain/fhir-resource.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { askUpstream, readHeaders, upstreamFailure } from '../upstream-answer.ts'
import { requireNothingClosed } from './new-version.ts'

/** What stands at the address of a write, as far as whoever writes may know it. */
export type Stored =
  | { readonly state: 'open'; readonly resource: FhirResource; readonly etag: string | undefined }
  | { readonly state: 'absent' }
  /** There, or once there, and not within the token's limits. */
  | { readonly state: 'hidden' }

/**
 * Reads what a write would replace, and says whether the token may write that.
 * Its version goes along with the write as If-Match, so that what was looked at is what is replaced.
 */
export async function storedVersion(exchange: ProxyExchange, id: string): Promise<Stored> {
  const { interaction, parts } = added(exchange.decision, 'decision')
  const path = `/${interaction.resourceType}/${id}`
  const asked = { method: 'GET', path, query: '', headers: readHeaders(exchange) }
  const response = await askUpstream(exchange, asked)
  const { status, body, headers } = response
  if (status === 404) return { state: 'absent' }
  // Whose it was is not told; the same id must not bring back somebody else's history.
  if (status === 410) return { state: isUnlimited(parts) ? 'absent' : 'hidden' }
  if (status !== 200 || !isFhirResource(body)) throw upstreamFailure(exchange, response)
  if (!isWritableTo(parts, body, fhirBaseOf(exchange.services))) return { state: 'hidden' }
  if (!REMOVALS.has(interaction.code)) requireNothingClosed(exchange, body)
  return { state: 'open', resource: body, etag: headers.etag ?? versionTag(body) }
}

/** Whoever may remove a resource removes what is in it. */
const REMOVALS: ReadonlySet<string> = new Set(['delete', 'conditional-delete'])

/** Checks the client's own conditions on the version; refuses with 412 what no longer holds. */
export function requireConditions({ request }: ProxyExchange, stored: Stored): void {
  const ifMatch = ifMatchOf(request.headers)
  const ifNoneMatch = request.headers['if-none-match']
  const etag = stored.state === 'open' ? stored.etag : undefined
  const isMatch = ifMatch === undefined || (etag !== undefined && sameTag(ifMatch, etag))
  const isFresh = ifNoneMatch === undefined || stored.state !== 'open'
  if (isMatch && isFresh) return
  const text = 'The resource is not in the version that the request names.'
  throw new FhirRefusal({ status: 412, code: 'conflict', text, rule: 'condition-failed' })
}

/** The entity tag of If-Match. Refuses what is none: passing over it would overwrite what is to be kept. */
export function ifMatchOf(headers: Readonly<Record<string, string>>): string | undefined {
  const tag = headers['if-match']
  if (tag === undefined || /^(?:W\/)?"[^"]+"$/.test(tag)) return tag
  const text = 'If-Match takes one entity tag, such as W/"2".'
  throw new FhirRefusal({ status: 400, code: 'invalid', text, rule: 'condition-refused' })
}

function sameTag(a: string, b: string): boolean {
  return a.replace(/^W\//, '') === b.replace(/^W\//, '')
}

function versionTag({ meta }: FhirResource): string | undefined {
  return isObject(meta) && typeof meta.versionId === 'string' ? `W/"${meta.versionId}"` : undefined
}
