import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { clientMetadataOf } from '../clients/client-metadata.ts'
import { firstPartyClient } from '../clients/first-party-clients.ts'
import { PublishedKeys } from '../clients/published-keys.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { forgetRecords, recordOnce } from './record-memo.ts'
import { changeRecords, recordRows } from './record-rows.ts'
import { writeRecord } from './write-record.ts'

/** One row of `oidc_record` as the adapter reads it. */
interface RecordRow {
  payload: AdapterPayload
  /** Seconds since 1970, as the provider counts. */
  consumed: number | null
}

/**
 * Storage of the provider's models in `oidc_record`: one prepared statement per call, no object mapping, so that a
 * token request costs little.
 *
 * Expired rows are handed out: the provider looks at `exp` itself, and has to see that a token was used before.
 */
export function recordAdapter(options: AuthorizationServerOptions): AdapterFactory {
  const published = new PublishedKeys(options.ports)
  return (model) =>
    model === 'Client' ? clientAdapter(options, published) : modelAdapter(options, model)
}

/** Clients are rows of the registry, never written by the provider. */
function clientAdapter(options: AuthorizationServerOptions, published: PublishedKeys): Adapter {
  const readOnly = () => Promise.reject(new Error('clients are changed in the registry'))
  return {
    find: async (id) =>
      firstPartyClient(options, id) ??
      (isStorable(id) ? await clientMetadataOf(options, id, published) : undefined),
    upsert: readOnly,
    destroy: readOnly,
    consume: readOnly,
    revokeByGrantId: readOnly,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  }
}

function modelAdapter(options: AuthorizationServerOptions, model: string): Adapter {
  const { environment } = options
  const find = async (column: 'id' | 'uid' | 'user_code', value: string) => {
    // Whether an assertion was used before, its row says when it is written.
    if (model === 'ReplayDetection' || !isStorable(value)) return undefined
    return recordOnce([environment, model, column, value].join(' '), async () => {
      const sql = `select payload, extract(epoch from consumed_at)::int as consumed from oidc_record
        where environment = ? and model = ? and ${column} = ?`
      return payloadOf(await recordRows<RecordRow>(options, sql, [environment, model, value]))
    })
  }
  const change = async (statement: (from: string) => string, values: unknown[]) => {
    forgetRecords()
    return changeRecords(options, statement, values)
  }
  return {
    upsert(id, payload, expiresIn) {
      forgetRecords()
      return writeRecord(options, model, { id, payload, expiresIn })
    },
    find: (id) => find('id', id),
    findByUid: (uid) => find('uid', uid),
    findByUserCode: (userCode) => find('user_code', userCode),
    async consume(id) {
      // The provider reads, then consumes: of two at once, both may have read. The row decides who was first.
      const rows = await change(
        (from) => `update oidc_record set consumed_at = ? from ${from}
          where environment = ? and model = ? and id = ? and consumed_at is null returning id`,
        [options.ports.clock.now(), environment, model, id],
      )
      if (rows.length !== 1) throw new errors.InvalidGrant('already consumed')
    },
    async destroy(id) {
      await change(
        (from) =>
          `delete from oidc_record using ${from} where environment = ? and model = ? and id = ?`,
        [environment, model, id],
      )
    },
    async revokeByGrantId(grantId) {
      await change(
        (from) =>
          `delete from oidc_record using ${from} where environment = ? and model = ? and grant_id = ?`,
        [environment, model, grantId],
      )
    },
  }
}

/** PostgreSQL cannot keep U+0000: what has it was never stored, and must not be looked for. */
function isStorable(value: string): boolean {
  return !value.includes('\u0000')
}

function payloadOf([row]: RecordRow[]): AdapterPayload | undefined {
  return row?.consumed ? { ...row.payload, consumed: row.consumed } : row?.payload
}
