import { gone, notFound, OperationOutcomeError, type WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import type { FhirStore } from './fhir-store.ts'

interface ContentRow {
  readonly content: WithId<Resource> | null
}

/** Reads the current version. Unknown is 404, deleted 410. */
export const readCurrent = async (
  store: FhirStore,
  type: string,
  id: string,
): Promise<WithId<Resource>> => {
  const rows = await store.query<ContentRow>(
    `select content from ${store.schema}.resource where type = $1 and id = $2`,
    [type, id],
  )
  return present(rows)
}

/** Reads one version. Unknown is 404, a version that was a deletion 410. */
export const readOneVersion = async (
  store: FhirStore,
  { type, id, version }: { type: string; id: string; version: string },
): Promise<WithId<Resource>> => {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new OperationOutcomeError(notFound)
  const rows = await store.query<ContentRow>(
    `select content from ${store.schema}.version where type = $1 and id = $2 and version_id = $3`,
    [type, id, Number(version)],
  )
  return present(rows)
}

/** Reads what relative references point at, in no particular order; what is not there is left out. */
export const readReferenced = async (
  store: FhirStore,
  references: readonly string[],
): Promise<WithId<Resource>[]> => {
  const wanted = references.map((reference) => reference.split('/'))
  const rows = await store.query<{ content: WithId<Resource> }>(
    `select r.content
       from unnest($1::text[], $2::text[]) as wanted (type, id)
       join ${store.schema}.resource r using (type, id)
      where not r.deleted`,
    [wanted.map(([type]) => type ?? ''), wanted.map(([, id]) => id ?? '')],
  )
  return rows.map(({ content }) => content)
}

const present = ([row]: ContentRow[]): WithId<Resource> => {
  if (!row) throw new OperationOutcomeError(notFound)
  if (!row.content) throw new OperationOutcomeError(gone)
  return row.content
}
