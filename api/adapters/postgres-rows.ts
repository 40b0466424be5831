import type pg from 'pg'
import { statementNames } from '../database/statement-names.ts'
import type { RowReader, RowWriter } from '../ports.ts'

/** Reads and changes rows by named prepared statements: each connection parses and plans a statement once. */
export function postgresRows(pool: pg.Pool): RowReader & RowWriter {
  const nameOf = statementNames()
  const run = async <Row extends object>(sql: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<Row>({ ...nameOf(sql), values: [...values] })
    return rows
  }
  return { rows: run, write: run }
}
