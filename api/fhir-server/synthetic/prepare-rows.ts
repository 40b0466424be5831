import { setImmediate as nextTurn } from 'node:timers/promises'
import type { WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import { loadFhirDefinitions } from '../fhir-definitions.ts'
import { indexRows } from '../index/index-rows.ts'
import { indexColumnList, indexColumns, indexUnnest } from '../store/index-columns.ts'
import { stamped } from '../store/write-resource.ts'

/** A number of resources, ready to be written by three statements. */
export interface PreparedChunk {
  statements(schema: string): { sql: string; values: unknown[] }[]
}

/** Stamps resources as first versions and works out their index rows, letting other work between. */
export const prepareRows = async (
  resources: readonly WithId<Resource>[],
  now: Date,
  chunkSize: number,
): Promise<PreparedChunk[]> => {
  await loadFhirDefinitions()
  const chunks: PreparedChunk[] = []
  for (let from = 0; from < resources.length; from += chunkSize) {
    chunks.push(preparedChunk(resources.slice(from, from + chunkSize), now))
    await nextTurn()
  }
  return chunks
}

const preparedChunk = (resources: readonly WithId<Resource>[], now: Date): PreparedChunk => {
  const written = resources.map((resource) => stamped(resource, 1, now))
  const values = [
    written.map(({ resourceType }) => resourceType),
    written.map(({ id }) => id),
    written.map((resource) => JSON.stringify(resource)),
    now,
  ]
  const rows = written.flatMap((resource) =>
    indexRows(resource).map((row) => ({ type: resource.resourceType, id: resource.id, row })),
  )
  return {
    statements: (schema) => [
      { sql: resourceSql(schema), values },
      { sql: versionSql(schema), values },
      { sql: indexSql(schema), values: indexColumns(rows) },
    ],
  }
}

const source = `unnest($1::text[], $2::text[], $3::json[]) as source (type, id, content)`

const resourceSql = (schema: string) =>
  `insert into ${schema}.resource (type, id, version_id, last_updated, content)
   select type, id, 1, $4::timestamptz, content from ${source}`

const versionSql = (schema: string) =>
  `insert into ${schema}.version (type, id, version_id, last_updated, method, content)
   select type, id, 1, $4::timestamptz, 'PUT', content from ${source}`

const indexSql = (schema: string) =>
  `insert into ${schema}.idx (${indexColumnList}) select * from ${indexUnnest(1)}`
