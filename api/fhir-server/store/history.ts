import { notFound, OperationOutcomeError, type WithId } from '@medplum/core'
import type { Bundle, BundleEntry, BundleEntryRequest, Resource } from '@medplum/fhirtypes'
import type { FhirStore } from './fhir-store.ts'

/** Which part of one resource's history is asked for. */
interface HistoryRequest {
  readonly type: string
  readonly id: string
  readonly count: number
  readonly offset: number
  /** Only versions written at or after this instant. */
  readonly since?: Date | undefined
}

/**
 * Lists the versions of one resource, newest first, deletions included; `total` counts all that
 * `since` leaves. A resource that never was is 404.
 * @see https://hl7.org/fhir/R4/http.html#history
 */
export const instanceHistory = async (
  store: FhirStore,
  request: HistoryRequest,
  baseUrl: string,
): Promise<Bundle<WithId<Resource>>> => {
  const { type, id, count, offset } = request
  const since = request.since ?? '-infinity'
  const [counted] = await store.query<{ all: number; wanted: number }>(
    `select count(*)::int as all, (count(*) filter (where last_updated >= $3))::int as wanted
       from ${store.schema}.version where type = $1 and id = $2`,
    [type, id, since],
  )
  if (!counted?.all) throw new OperationOutcomeError(notFound)
  const rows = await store.query<VersionRow>(
    `select version_id, last_updated, method, content from ${store.schema}.version
      where type = $1 and id = $2 and last_updated >= $3
      order by version_id desc limit $4 offset $5`,
    [type, id, since, count, offset],
  )
  const entry = rows.map((row) => historyEntry(row, `${type}/${id}`, baseUrl))
  const bundle = { resourceType: 'Bundle', type: 'history', total: counted.wanted } as const
  return entry.length > 0 ? { ...bundle, entry } : bundle
}

interface VersionRow {
  readonly version_id: number
  readonly last_updated: Date
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly content: WithId<Resource> | null
}

const historyEntry = (
  { version_id, last_updated, method, content }: VersionRow,
  place: string,
  baseUrl: string,
): BundleEntry<WithId<Resource>> => {
  const [type = ''] = place.split('/')
  const request: BundleEntryRequest = { method, url: method === 'POST' ? type : place }
  const written = version_id === 1 ? '201 Created' : '200 OK'
  return {
    fullUrl: `${baseUrl}/${place}`,
    ...(content ? { resource: content } : {}),
    request,
    response: {
      status: content ? written : '204 No Content',
      etag: `W/"${version_id}"`,
      lastModified: last_updated.toISOString(),
    },
  }
}
