import type { RequestContext } from '../../../context.ts'
import { auditRow } from '../../../events/record-event.ts'
import { insertAuditRows, insertRows } from '../../event-sql.ts'
import { tableRow } from '../../table-row.ts'
import { auditFacts, type ConsentDecision } from '../give-consent.ts'
import type { RecordChanges, StatementPart } from '../record-changes.ts'

/** A grant that a consent is to rest on from now on, as its record will be. */
export interface RenewedGrant {
  consentId: string
  grantId: string
  /** The record of the grant, not yet written. */
  changes: Pick<RecordChanges, 'kept'>
}

/**
 * Gives a consent that stands a new grant, or its own in other words: the former one ended by sign-out or by the app itself.
 * False when the consent was taken back meanwhile; then nothing is written, and the person has to be asked.
 */
export function renewGrant(ctx: RequestContext, grant: RenewedGrant): Promise<boolean> {
  return whileStanding(ctx, grant, [{ sql: RENEWED, values: [grant.grantId] }])
}

/**
 * Lets a consent that stands end at another moment, with its grant, as its person said now. False when it was taken back
 * meanwhile; then nothing is written.
 */
export function changeConsentEnd(
  ctx: RequestContext,
  decision: Omit<ConsentDecision, 'grantId' | 'attestationWarningShown' | 'receipt'>,
  grant: RenewedGrant,
): Promise<boolean> {
  const { clientId, expiresAt = null, vendorId } = decision
  const audit = auditRow(ctx, {
    ...{ action: 'consent.end-changed', clientId, vendorId },
    ...auditFacts(decision),
  })
  return whileStanding(ctx, grant, [
    { sql: MOVED, values: [grant.grantId, expiresAt] },
    { sql: AUDITED, values: [JSON.stringify([tableRow(audit)])] },
  ])
}

/**
 * Writes by one statement, for a consent nobody has taken back. Its row is locked first: who takes it back at the same moment
 * comes before, and nothing is written, or after, and ends what was.
 */
async function whileStanding(
  { ports: { rowWriter } }: RequestContext,
  { changes, consentId }: RenewedGrant,
  parts: readonly StatementPart[],
): Promise<boolean> {
  const all = [
    { sql: STANDING, values: [consentId] },
    { sql: KEPT, values: [JSON.stringify(changes.kept)] },
    ...parts,
  ]
  const sql = `with ${all.map((part) => part.sql).join(',\n')}\nselect 1 as one from standing`
  const values = all.flatMap((part) => part.values)
  return (await rowWriter.write<{ one: number }>(sql, values)).length > 0
}

const RECORD_COLUMNS = [
  ...['environment', 'model', 'id', 'organizationId', 'payload', 'grantId', 'uid', 'userCode'],
  ...['accountId', 'clientId', 'expiresAt'],
]

const STANDING = `standing as materialized (
  select id from consent where id = ?::uuid and revoked_at is null for update
)`
const KEPT = `kept as (
  ${insertRows('oidc_record', RECORD_COLUMNS, 'standing')}
  on conflict (environment, model, id) do update
  set payload = excluded.payload, expires_at = excluded.expires_at
)`
const RENEWED = `renewed as (
  update consent set grant_id = ?::text from standing where consent.id = standing.id
)`
const MOVED = `moved as (
  update consent set grant_id = ?::text, expires_at = ?::timestamptz from standing where consent.id = standing.id
)`
const AUDITED = `audited as (${insertAuditRows('standing')})`
