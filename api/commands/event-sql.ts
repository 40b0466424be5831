import { columnOf } from './table-row.ts'

const AUDIT_COLUMNS = [
  'id',
  'organizationId',
  'createdAt',
  'action',
  'outcome',
  'actorId',
  'actorName',
  'vendorId',
  'appId',
  'appVersionId',
  'clientId',
  'environment',
  'patientRef',
  'userRef',
  'scopes',
  'sourceIp',
  'requestId',
  'detail',
]

const OUTBOX_COLUMNS = [
  'id',
  'organizationId',
  'createdAt',
  'type',
  'payload',
  'attempts',
  'nextAttemptAt',
]

/** Inserts a JSON list of audit rows, once for each row of `changed`: none when nothing was changed. */
export function insertAuditRows(changed: string): string {
  return insertRows('audit_event', AUDIT_COLUMNS, changed)
}

/** Inserts audit rows out of `from`, where they are called g. */
export function insertAuditRowsFrom(from: string): string {
  return insertFrom('audit_event', AUDIT_COLUMNS, from)
}

/** Inserts a JSON list of rows of the outbox, once for each row of `changed`. */
export function insertOutboxRows(changed: string): string {
  return insertRows('outbox_message', OUTBOX_COLUMNS, changed)
}

/** Inserts a JSON list of rows of any table, once for each row of `changed`; properties that are not named get their default. */
export function insertRows(table: string, properties: readonly string[], changed: string): string {
  return insertFrom(
    table,
    properties,
    `${changed}, jsonb_populate_recordset(null::${table}, ?::jsonb) g`,
  )
}

function insertFrom(table: string, properties: readonly string[], from: string): string {
  const columns = properties.map(columnOf)
  return `insert into ${table} (${columns.join(', ')})
  select ${columns.map((column) => `g.${column}`).join(', ')}
  from ${from}`
}
