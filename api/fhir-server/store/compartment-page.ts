import type { WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import type { FhirStore } from './fhir-store.ts'

/** Which part of a patient's compartment is asked for. */
interface CompartmentRequest {
  readonly patientId: string
  /** For each type, the parameters that say whose a resource is. */
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly includesPatient: boolean
  readonly since: Date | undefined
  readonly count: number
  readonly offset: number
}

/** Reads one page of a compartment, the patient first, then by type and id, and counts the whole. */
export const compartmentPage = async (
  store: FhirStore,
  request: CompartmentRequest,
): Promise<{ total: number; resources: WithId<Resource>[] }> => {
  const { patientId, includesPatient, since, count, offset } = request
  const members = [...request.members].flatMap(([type, codes]) => codes.map((code) => [type, code]))
  const rows = await store.query<{ total: number; content: WithId<Resource> | null }>(
    pageSql(store.schema),
    [
      patientId,
      includesPatient,
      members.map(([type]) => type),
      members.map(([, code]) => code),
      since ?? '-infinity',
      count,
      offset,
    ],
  )
  return {
    total: rows[0]?.total ?? 0,
    resources: rows.flatMap(({ content }) => content ?? []),
  }
}

/** Lists what resources refer to, as `Type/id`, of the given types. */
export const referencesFrom = async (
  store: FhirStore,
  resources: readonly WithId<Resource>[],
  targetTypes: readonly string[],
): Promise<string[]> => {
  const rows = await store.query<{ text: string }>(
    `select distinct x.text
       from unnest($1::text[], $2::text[]) as source (type, id)
       join ${store.schema}.idx x using (type, id)
      where x.text like any ($3::text[])`,
    [
      resources.map(({ resourceType }) => resourceType),
      resources.map(({ id }) => id),
      targetTypes.map((type) => `${type}/%`),
    ],
  )
  return rows.map(({ text }) => text)
}

const pageSql = (schema: string) => `
  with belonging as (
    select 'Patient' as type, $1::text as id, 0 as place where $2::boolean
    union
    select x.type, x.id, 1
      from unnest($3::text[], $4::text[]) as member (type, code)
      join ${schema}.idx x
        on x.type = member.type and x.code = member.code and x.text = 'Patient/' || $1
  ), wanted as materialized (
    select b.type, b.id, b.place from belonging b
      join ${schema}.resource r on r.type = b.type and r.id = b.id
     where not r.deleted and r.last_updated >= $5::timestamptz
  ), page as (
    select * from wanted order by place, type, id limit $6 offset $7
  )
  select (select count(*)::int from wanted) as total, shown.content
    from (values (true)) as always
    left join (select page.*, r.content from page
                 join ${schema}.resource r on r.type = page.type and r.id = page.id
              ) as shown on true
   order by shown.place, shown.type, shown.id`
