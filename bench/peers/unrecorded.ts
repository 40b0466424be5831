import pg from 'pg'
import { postgresRows } from '../../api/adapters/postgres-rows.ts'
import { RECORD_ACCESSES } from '../../api/commands/access/audit-fhir-access.ts'
import type { RowWriter } from '../../api/ports.ts'

/** Answers accesses at once, as if they were on the disk and nothing had changed; all else is written. For measuring alone. */
export function unrecorded(databaseUrl: string): RowWriter {
  const { write } = postgresRows(new pg.Pool({ connectionString: databaseUrl, max: 2 }))
  const reply = { is_trusted: true, stale: null, changed: null, snapshot: null, taken_at: null }
  return {
    write: async <Row extends object>(sql: string, values: readonly unknown[]) =>
      sql === RECORD_ACCESSES ? [reply as unknown as Row] : write<Row>(sql, values),
  }
}
