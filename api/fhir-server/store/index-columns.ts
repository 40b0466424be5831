import type { IndexRow } from '../index/index-rows.ts'

/** Columns of `idx` after type and id, with the array type `unnest` needs for each. */
const columns = [
  ['code', 'text'],
  ['text', 'text'],
  ['exact', 'text'],
  ['system', 'text'],
  ['low', 'double precision'],
  ['high', 'double precision'],
] as const

/** Column list of `idx`, in the order of `indexColumns`. */
export const indexColumnList = ['type', 'id', ...columns.map(([name]) => name)].join(', ')

/** `unnest` over parameters that start at `$first`: type and id, then one array per column. */
export const indexUnnest = (first: number): string => {
  const types = ['text', 'text', ...columns.map(([, type]) => type)]
  return `unnest(${types.map((type, i) => `$${first + i}::${type}[]`).join(', ')})`
}

/** The rows as one array per column, which is the fastest way into PostgreSQL. */
export const indexColumns = (
  rows: readonly { readonly type: string; readonly id: string; readonly row: IndexRow }[],
): unknown[][] => [
  rows.map(({ type }) => type),
  rows.map(({ id }) => id),
  ...columns.map(([name]) => rows.map(({ row }) => row[name] ?? null)),
]
