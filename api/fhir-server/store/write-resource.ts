import { notFound, OperationOutcomeError, preconditionFailed, type WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import { indexRows } from '../index/index-rows.ts'
import type { FhirStore } from './fhir-store.ts'
import { indexColumnList, indexColumns, indexUnnest } from './index-columns.ts'

/** What every write needs to know besides the resource. */
interface WriteContext {
  readonly store: FhirStore
  readonly baseUrl: string
}

/** Writes the first version of a resource under the id it carries. */
export const insertResource = async <T extends Resource>(
  { store, baseUrl }: WriteContext,
  resource: WithId<T>,
): Promise<WithId<T>> => {
  const written = stamped(resource, 1, new Date())
  await store.query(insertSql(store.schema), writeValues(written, 'POST', baseUrl))
  return written
}

/**
 * Writes the next version of a resource; creates it when the id is new or was deleted.
 * Refuses when `ifMatch` names another version than the current one (412).
 * @see https://hl7.org/fhir/R4/http.html#upsert
 */
export const replaceResource = <T extends Resource>(
  { store, baseUrl }: WriteContext,
  resource: WithId<T>,
  ifMatch?: string,
): Promise<WithId<T>> =>
  store.transaction(async () => {
    const current = await lockCurrent(store, resource.resourceType, resource.id)
    requireVersion(current, ifMatch)
    const version = (current?.version_id ?? 0) + 1
    const written = stamped(resource, version, new Date())
    const sql = current ? updateSql(store.schema) : insertSql(store.schema)
    await store.query(sql, writeValues(written, 'PUT', baseUrl))
    return written
  })

/** Deletes a resource and keeps its history; deleting what is not there changes nothing. */
export const eraseResource = (
  store: FhirStore,
  { type, id, ifMatch }: { type: string; id: string; ifMatch?: string | undefined },
): Promise<void> =>
  store.transaction(async () => {
    const current = await lockCurrent(store, type, id)
    requireVersion(current, ifMatch)
    if (!current || current.deleted) return
    await store.query(deleteSql(store.schema), [type, id, current.version_id + 1, new Date()])
  })

/** Gives a resource the version and time it is written with; the loader writes with the same. */
export const stamped = <T extends Resource>(
  resource: WithId<T>,
  version: number,
  now: Date,
): WithId<T> => {
  const { resourceType, id } = resource
  const meta = { ...resource.meta, versionId: String(version), lastUpdated: now.toISOString() }
  // Begins the way FHIR's examples do, however the caller ordered it.
  return Object.assign({ resourceType, id, meta }, resource, { meta })
}

interface CurrentVersion {
  readonly version_id: number
  readonly deleted: boolean
}

const lockCurrent = async (store: FhirStore, type: string, id: string) => {
  const rows = await store.query<CurrentVersion>(
    `select version_id, deleted from ${store.schema}.resource
      where type = $1 and id = $2 for update`,
    [type, id],
  )
  return rows[0]
}

const requireVersion = (current: CurrentVersion | undefined, ifMatch: string | undefined) => {
  if (ifMatch === undefined) return
  if (!current) throw new OperationOutcomeError(notFound)
  if (String(current.version_id) !== ifMatch) throw new OperationOutcomeError(preconditionFailed)
}

const writeValues = (resource: WithId<Resource>, method: string, baseUrl: string): unknown[] => {
  const { resourceType: type, id, meta } = resource
  const rows = indexRows(resource, baseUrl).map((row) => ({ type, id, row }))
  const content = JSON.stringify(resource)
  const written = [type, id, Number(meta?.versionId), meta?.lastUpdated, content, method]
  return [...written, ...indexColumns(rows)]
}

const insertIndex = (schema: string) =>
  `insert into ${schema}.idx (${indexColumnList}) select * from ${indexUnnest(7)}`

const insertVersion = (schema: string) =>
  `insert into ${schema}.version (type, id, version_id, last_updated, content, method)
   values ($1, $2, $3, $4, $5, $6)`

/** One statement, so that a create is atomic in one round trip. */
const insertSql = (schema: string) => `
  with written as (
    insert into ${schema}.resource (type, id, version_id, last_updated, content)
    values ($1, $2, $3, $4, $5)
  ), kept as (${insertVersion(schema)})
  ${insertIndex(schema)}`

const updateSql = (schema: string) => `
  with written as (
    update ${schema}.resource
       set version_id = $3, last_updated = $4, content = $5, deleted = false
     where type = $1 and id = $2
  ), kept as (${insertVersion(schema)}),
  forgotten as (delete from ${schema}.idx where type = $1 and id = $2)
  ${insertIndex(schema)}`

const deleteSql = (schema: string) => `
  with written as (
    update ${schema}.resource
       set version_id = $3, last_updated = $4, content = null, deleted = true
     where type = $1 and id = $2
  ), forgotten as (delete from ${schema}.idx where type = $1 and id = $2)
  insert into ${schema}.version (type, id, version_id, last_updated, method)
  values ($1, $2, $3, $4, 'DELETE')`
