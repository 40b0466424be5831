import type pg from 'pg'
import type { RowReader, RowWriter } from '../ports.ts'

/**
 * Reads and changes rows by named prepared statements: each connection parses and plans a statement once.
 *
 * Statements are texts of our own code, so there are as many names as there are shapes of a query.
 */
export function postgresRows(pool: pg.Pool): RowReader & RowWriter {
  const prepared = new Map<string, { name: string; text: string }>()
  const prepare = (sql: string) => {
    let count = 0
    const text = sql.replaceAll('?', () => `$${++count}`)
    const statement = { name: `gatehouse_${prepared.size}`, text }
    prepared.set(sql, statement)
    return statement
  }
  const run = async <Row extends object>(sql: string, values: readonly unknown[]) => {
    const statement = prepared.get(sql) ?? prepare(sql)
    const { rows } = await pool.query<Row>({ ...statement, values: [...values] })
    return rows
  }
  return { rows: run, write: run }
}
