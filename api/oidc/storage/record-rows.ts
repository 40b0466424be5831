import type { AdapterPayload } from 'oidc-provider'
import { errors } from 'oidc-provider'
import {
  type ChangeOutcome,
  changeStatement,
  outcomeOf,
  type PassedRow,
  type RecordChanges,
  type RecordRow,
} from '../../commands/access/record-changes.ts'
import { changesAlone } from '../../commands/access/trail-statement.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { heldApart, isHeld, takeHeldChanges } from './request-records.ts'

/** A record as the provider hands it over. */
export interface NewRecord {
  id: string
  payload: AdapterPayload
  /** Seconds; absent for what does not end. */
  expiresIn: number | undefined
}

/**
 * Runs a statement on the provider's records and answers its rows: prepared, on a connection of its own, except
 * where a transaction is open around it. A grant is saved together with the consent it belongs to.
 */
export function recordRows<Row extends object>(
  { orm: { em }, ports }: AuthorizationServerOptions,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return em.isInTransaction()
    ? em.execute<Row[]>(sql, [...values])
    : ports.rowWriter.write<Row>(sql, values)
}

/**
 * Changes records: with the answer of the request where they are held back for it, else at once.
 *
 * @throws errors.InvalidClientAuth when a client assertion is used a second time (RFC 7523 section 3).
 * @throws errors.InvalidGrant when a code or token was used a moment ago.
 */
export async function changeRecords(
  options: AuthorizationServerOptions,
  changes: Partial<RecordChanges>,
): Promise<void> {
  if (!options.orm.em.isInTransaction() && isHeld(changes)) return
  await writeChanges(options, { ...NOTHING, ...changes })
}

/** Writes what was held back so far, before something that has to come after it. */
export async function writeHeldChanges(options: AuthorizationServerOptions): Promise<void> {
  const changes = takeHeldChanges()
  if (changes) await writeChanges(options, changes)
}

/** Saves a model of the provider without writing it: the changes are for a statement of somebody else's. */
export function changesOf(model: { save(): Promise<unknown> }): Promise<RecordChanges> {
  return heldApart(() => model.save())
}

/** A record as its table has it. A grant names itself, so that one delete ends a grant and all that was made under it. */
export function recordRow(
  { environment, organizationId, ports }: AuthorizationServerOptions,
  model: string,
  { id, payload, expiresIn }: NewRecord,
): RecordRow {
  const now = ports.clock.now().getTime()
  return {
    environment,
    model,
    id,
    organization_id: organizationId,
    payload,
    grant_id: model === 'Grant' ? id : (payload.grantId ?? null),
    uid: payload.uid ?? null,
    user_code: payload.userCode ?? null,
    account_id: payload.accountId ?? null,
    client_id: payload.clientId ?? null,
    expires_at: expiresIn ? new Date(now + expiresIn * 1000) : null,
  }
}

const NOTHING: RecordChanges = { marks: [], spent: [], kept: [], removed: [] }

/**
 * Does not wait for the disk, unless a grant is among them: whatever is said of it is said after the audit row of the answer
 * was committed, which takes everything before it to the disk (PostgreSQL, Asynchronous Commit); what was only on the way, an
 * interaction or a session, is begun again. Grants stand for consents: they are on the disk before anything rests on them.
 */
async function writeChanges(
  options: AuthorizationServerOptions,
  changes: RecordChanges,
): Promise<void> {
  const outcome = await written(options, changes)
  if (outcome === 'REPLAYED') throw new errors.InvalidClientAuth('client assertion used before')
  // The provider reads, then consumes: of two at once, both may have read. The row decides who was first.
  if (outcome === 'SPENT') throw new errors.InvalidGrant('already consumed')
}

async function written(
  options: AuthorizationServerOptions,
  changes: RecordChanges,
): Promise<ChangeOutcome> {
  const { orm, ports, trail } = options
  const at = ports.clock.now()
  if (!orm.em.isInTransaction()) return trail.record(changesAlone(changes, at))
  const { sql, values } = changeStatement(changes, at)
  return outcomeOf(await recordRows<PassedRow>(options, sql, values))
}
