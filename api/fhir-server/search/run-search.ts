import type { WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import type { FhirStore } from '../store/fhir-store.ts'
import { conditionSql } from './condition-sql.ts'
import type { FhirSearch, SortKey } from './fhir-search.ts'
import { SqlText } from './sql-text.ts'

/** One page of matches, in order. */
interface SearchHits {
  /** Undefined with `_total=none`. */
  readonly total: number | undefined
  readonly resources: readonly WithId<Resource>[]
  /** More matches follow this page. */
  readonly hasMore: boolean
}

/** Finds the page a search asks for, with the total, in one statement. */
export const runSearch = async (store: FhirStore, search: FhirSearch): Promise<SearchHits> => {
  const { count, offset, hasTotal } = search.page
  const sql = new SqlText()
  const hits = hitsSql(store.schema, search, sql)
  if (count === 0) {
    const [row] = await store.query<{ total: number }>(
      `select count(*)::int as total from (${hits}) hits`,
      sql.values,
    )
    return { total: row?.total, resources: [], hasMore: false }
  }
  const rows = await store.query<{ total: number | null; content: WithId<Resource> | null }>(
    pageSql(store.schema, search, { hits, sql }),
    sql.values,
  )
  const found = rows.flatMap(({ content }) => content ?? [])
  const total = hasTotal ? (rows[0]?.total ?? 0) : undefined
  return {
    total,
    resources: found.slice(0, count),
    hasMore: total === undefined ? found.length > count : total > offset + count,
  }
}

const hitsSql = (schema: string, { type, conditions, page }: FhirSearch, sql: SqlText) => {
  const scope = { sql, schema, row: 'r', type }
  const where = conditions.map((condition) => ` and ${conditionSql(condition, scope)}`).join('')
  const keys = page.sort.map((key, i) => `, ${sortKeySql(key, { schema, type, sql })} as key${i}`)
  return `select r.id, r.last_updated${keys.join('')} from ${schema}.resource r
    where r.type = ${sql.value(type)} and not r.deleted${where}`
}

/** Without a total one more row tells whether another page follows. */
const pageSql = (
  schema: string,
  { type, page }: FhirSearch,
  { hits, sql }: { hits: string; sql: SqlText },
) => {
  const order = [
    ...page.sort.map(
      ({ isDescending }, i) => `key${i} ${isDescending ? 'desc' : 'asc'} nulls last`,
    ),
    'last_updated desc',
    'id',
  ].join(', ')
  const limit = page.hasTotal ? page.count : page.count + 1
  return `
    with hits as ${page.hasTotal ? 'materialized' : ''} (${hits}),
    page as (select * from hits order by ${order} limit ${limit} offset ${page.offset})
    select ${page.hasTotal ? '(select count(*)::int from hits)' : 'null::int'} as total, shown.content
      from (values (true)) as always
      left join (select page.*, r.content from page
                   join ${schema}.resource r on r.type = ${sql.value(type)} and r.id = page.id
                ) as shown on true
     order by ${order}`
}

/** Several values of one parameter sort by the least going up and by the greatest going down. */
const sortKeySql = (
  { code, column, isDescending }: SortKey,
  { schema, type, sql }: { schema: string; type: string; sql: SqlText },
) => {
  if (column === 'id') return 'r.id collate "C"'
  if (column === 'updated') return 'r.last_updated'
  const pick = isDescending ? 'max' : 'min'
  const value = column === 'text' ? 'k.text collate "C"' : isDescending ? 'k.high' : 'k.low'
  return `(select ${pick}(${value}) from ${schema}.idx k
    where k.type = ${sql.value(type)} and k.id = r.id and k.code = ${sql.value(code)})`
}
