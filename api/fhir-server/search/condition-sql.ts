import type { Comparison, Condition, SpanTest, ValueTest } from './condition.ts'
import { likeText, type SqlText } from './sql-text.ts'

/** The statement being written, and the row of `resource` a condition is about. */
interface SqlScope {
  readonly sql: SqlText
  /** Quoted schema name. */
  readonly schema: string
  /** Alias of a row of `resource`. */
  readonly row: string
  /** Type of that row, known beforehand. */
  readonly type: string
}

/** Writes a condition as SQL that is true or false for the scope's row. */
export const conditionSql = (condition: Condition, scope: SqlScope): string => {
  const { sql, row } = scope
  switch (condition.kind) {
    case 'id':
      return `${row}.id = any(${sql.value(condition.ids)}::text[])`
    case 'updated':
      return anyOf(condition.alternatives.map((test) => spanSql(test, updatedComparison(scope))))
    case 'missing':
      return condition.isMissing
        ? `not ${indexed([condition.code], scope)}`
        : indexed([condition.code], scope)
    case 'value': {
      const tests = (alias: string) =>
        anyOf(condition.alternatives.map((test) => testSql(test, alias, sql)))
      return `${condition.isNegated ? 'not ' : ''}${indexed([condition.code], scope, tests)}`
    }
    case 'together':
      return anyOf(
        condition.alternatives.map((parts) =>
          allOf(parts.map((part) => conditionSql(part, scope))),
        ),
      )
    case 'member':
      return indexed(condition.codes, scope, (x) => `${x}.text = ${sql.value(condition.owner)}`)
    case 'chain':
      return indexed([condition.code], scope, (x) =>
        anyOf(condition.targets.map((target) => targetSql(target, x, scope))),
      )
    case 'reverse':
      return reverseSql(condition, scope)
  }
}

/** A row of `idx` of this resource, under one of the codes, that passes the tests. */
const indexed = (
  codes: readonly string[],
  { sql, schema, row, type }: SqlScope,
  tests?: (alias: string) => string,
) => {
  const x = sql.alias()
  const [only] = codes
  const code = codes.length === 1 ? `= ${sql.value(only)}` : `= any(${sql.value(codes)}::text[])`
  return `exists (select from ${schema}.idx ${x}
    where ${x}.type = ${sql.value(type)} and ${x}.id = ${row}.id and ${x}.code ${code}${
      tests ? ` and ${tests(x)}` : ''
    })`
}

const targetSql = (
  { type, condition }: { type: string; condition: Condition },
  x: string,
  { sql, schema }: SqlScope,
) => {
  const row = sql.alias()
  return `${x}.text in (select ${sql.value(`${type}/`)} || ${row}.id from ${schema}.resource ${row}
    where ${row}.type = ${sql.value(type)} and not ${row}.deleted
      and ${conditionSql(condition, { sql, schema, row, type })})`
}

const reverseSql = (
  { type, code, condition }: Extract<Condition, { kind: 'reverse' }>,
  { sql, schema, row: owner, type: ownerType }: SqlScope,
) => {
  const x = sql.alias()
  const row = sql.alias()
  const typeValue = sql.value(type)
  return `exists (select from ${schema}.idx ${x}
    join ${schema}.resource ${row} on ${row}.type = ${typeValue} and ${row}.id = ${x}.id
    where ${x}.type = ${typeValue} and ${x}.code = ${sql.value(code)}
      and ${x}.text = ${sql.value(`${ownerType}/`)} || ${owner}.id
      and ${conditionSql(condition, { sql, schema, row, type })})`
}

const testSql = (test: ValueTest, x: string, sql: SqlText): string => {
  switch (test.kind) {
    case 'text':
      return textSql(test, x, sql)
    case 'exact':
      return `${x}.exact = ${sql.value(test.exact)}`
    case 'reference':
      return `${x}.text = any(${sql.value(test.references)}::text[])`
    case 'token':
      return allOf([
        test.system === null && `${x}.system is null`,
        typeof test.system === 'string' && `${x}.system = ${sql.value(test.system)}`,
        test.text !== undefined && `${x}.text = ${sql.value(test.text)}`,
      ])
    case 'amount':
      return allOf([
        spanSql(test.span, ({ end, operator, value }) => {
          return `${x}.${end} ${operator} ${sql.value(value)}::double precision`
        }),
        test.system !== undefined && `${x}.system = ${sql.value(test.system)}`,
        test.text !== undefined && `${x}.text = ${sql.value(test.text)}`,
      ])
  }
}

const textSql = (
  { match, text }: Extract<ValueTest, { kind: 'text' }>,
  x: string,
  sql: SqlText,
) => {
  if (match === 'whole') return `${x}.text = ${sql.value(text)}`
  const before = match === 'part' ? '%' : ''
  return `${x}.text like ${sql.value(`${before}${likeText(text)}%`)}`
}

const updatedComparison =
  ({ sql, row }: SqlScope) =>
  ({ operator, value }: Comparison) =>
    `${row}.last_updated ${operator} ${sql.value(new Date(value))}::timestamptz`

const spanSql = ({ join, comparisons }: SpanTest, comparison: (each: Comparison) => string) =>
  `(${comparisons.map(comparison).join(join === 'all' ? ' and ' : ' or ')})`

const anyOf = (tests: readonly string[]) => `(${tests.join(' or ')})`

const allOf = (tests: readonly (string | false)[]) => `(${tests.filter(Boolean).join(' and ')})`
