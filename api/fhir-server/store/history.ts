import { notFound, OperationOutcomeError, type WithId } from '@medplum/core'
import type { Bundle, BundleEntry, BundleEntryRequest, Resource } from '@medplum/fhirtypes'
import type { FhirStore } from './fhir-store.ts'

/** Whose history is asked for: of one resource, of a type, or without either of the whole base. */
export interface HistoryPlace {
  readonly type?: string | undefined
  readonly id?: string | undefined
}

/** Which part of a history is asked for. */
interface HistoryRequest extends HistoryPlace {
  readonly count: number
  readonly offset: number
  /** Only versions written at or after this instant. */
  readonly since?: Date | undefined
}

/**
 * Lists versions, newest first, deletions included; `total` counts all that `since` leaves.
 * A resource that never was is 404; a type without resources has an empty history.
 * @see https://hl7.org/fhir/R4/http.html#history
 */
export const readHistory = async (
  store: FhirStore,
  request: HistoryRequest,
  baseUrl: string,
): Promise<Bundle<WithId<Resource>>> => {
  const { type, id, count, offset } = request
  const values = [type ?? null, id ?? null, request.since ?? '-infinity']
  const [counted] = await store.query<{ all: number; wanted: number }>(
    `select count(*)::int as all, (count(*) filter (where last_updated >= $3))::int as wanted
       from ${store.schema}.version where ${ofPlace(request)}`,
    values,
  )
  if (id !== undefined && !counted?.all) throw new OperationOutcomeError(notFound)
  const rows = await store.query<VersionRow>(
    `select type, id, version_id, last_updated, method, content from ${store.schema}.version
      where ${ofPlace(request)} and last_updated >= $3
      order by last_updated desc, type, id, version_id desc limit $4 offset $5`,
    [...values, count, offset],
  )
  const entry = rows.map((row) => historyEntry(row, baseUrl))
  const bundle = { resourceType: 'Bundle', type: 'history', total: counted?.wanted ?? 0 } as const
  return entry.length > 0 ? { ...bundle, entry } : bundle
}

/** Written by case, so that each is answered from the primary key where it can be. */
const ofPlace = ({ type, id }: HistoryPlace) => {
  const ofType = type === undefined ? '$1::text is null' : 'type = $1'
  return `${ofType} and ${id === undefined ? '$2::text is null' : 'id = $2'}`
}

interface VersionRow {
  readonly type: string
  readonly id: string
  readonly version_id: number
  readonly last_updated: Date
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly content: WithId<Resource> | null
}

const historyEntry = (
  { type, id, version_id, last_updated, method, content }: VersionRow,
  baseUrl: string,
): BundleEntry<WithId<Resource>> => {
  const place = `${type}/${id}`
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
