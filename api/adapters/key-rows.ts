import { openKeyPool } from '../database/key-pool.ts'
import { openReadLanes } from '../database/read-lanes.ts'
import type { RowReader, RowWriter } from '../ports.ts'
import { postgresRows } from './postgres-rows.ts'

/** Connections to read by; one answers thousands of questions by key in a second. */
const READ_LANES = 4

/** What the authorization servers read and change records by; to be closed. */
export interface KeyRows extends RowReader, RowWriter {
  close(): Promise<void>
}

/** Opens connections of their own for statements that find everything by its key; `writers` of them at most for writes. */
export function openKeyRows(connectionString: string, writers: number): KeyRows {
  const pool = openKeyPool(connectionString, writers)
  const lanes = openReadLanes(connectionString, READ_LANES)
  return {
    rows: lanes.rows,
    write: postgresRows(pool).write,
    close: async () => {
      await Promise.all([pool.end(), lanes.close()])
    },
  }
}
