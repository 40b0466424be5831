import type { AdapterPayload } from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { AuthorizationServerOptions } from '../options.ts'
import { changeRecords, recordRows } from './record-rows.ts'

/** A record as the provider hands it over. */
export interface NewRecord {
  id: string
  payload: AdapterPayload
  /** Seconds; absent for what does not end. */
  expiresIn: number | undefined
}

/**
 * Writes a record, or over one. A grant names itself in `grant_id`, so that one delete ends a grant and all that was made
 * under it.
 *
 * @throws errors.InvalidClientAuth when a client assertion is used a second time (RFC 7523 section 3).
 */
export async function writeRecord(
  options: AuthorizationServerOptions,
  model: string,
  { id, payload, expiresIn }: NewRecord,
): Promise<void> {
  const { environment, organizationId, ports } = options
  const expiresAt = expiresIn ? new Date(ports.clock.now().getTime() + expiresIn * 1000) : null
  const rows = await write(options, model, [
    environment,
    model,
    id,
    organizationId,
    JSON.stringify(payload),
    model === 'Grant' ? id : (payload.grantId ?? null),
    payload.uid ?? null,
    payload.userCode ?? null,
    payload.accountId ?? null,
    payload.clientId ?? null,
    expiresAt,
  ])
  // Of two posts of one assertion at once, the row lets one pass.
  if (rows.length !== 1) throw new errors.InvalidClientAuth('client assertion used before')
}

/** Grants stand for consents: they are on the disk before anything rests on them. */
function write(options: AuthorizationServerOptions, model: string, values: readonly unknown[]) {
  if (model === 'Grant') return recordRows(options, upsert('(values (1)) as once'), values)
  const only = model === 'ReplayDetection' ? 'where oidc_record.expires_at < now()' : ''
  return changeRecords(options, (from) => upsert(from, only), values)
}

const upsert = (from: string, only = '') => `
insert into oidc_record (environment, model, id, organization_id, payload, grant_id, uid, user_code,
  account_id, client_id, expires_at)
select ?::text, ?::text, ?::text, ?::uuid, ?::jsonb, ?::text, ?::text, ?::text, ?::text, ?::text, ?::timestamptz
from ${from}
on conflict (environment, model, id) do update set payload = excluded.payload,
  grant_id = excluded.grant_id, uid = excluded.uid, account_id = excluded.account_id,
  client_id = excluded.client_id, expires_at = excluded.expires_at ${only} returning id`
