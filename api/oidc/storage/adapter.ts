import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { UNHURRIED } from '../../queries/unhurried.ts'
import { clientMetadataOf } from '../clients/client-metadata.ts'
import { firstPartyClient } from '../clients/first-party-clients.ts'
import { PublishedKeys } from '../clients/published-keys.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { payloadOf, type RecordColumn, type RecordFound, recordKey } from './record-key.ts'
import { changeRecords, recordRow, recordRows, writeHeldChanges } from './record-rows.ts'
import { alreadyFound, forgetRecords, foundOnce, knownBefore } from './request-records.ts'

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
  const keyOf = (id: string) => ({ environment, model, id })
  const keyIn = (column: RecordColumn, value: string) =>
    recordKey(environment, { model, column, value })
  const find = async (column: RecordColumn, value: string) => {
    // Whether an assertion was used before, its row says when it is written.
    if (model === 'ReplayDetection' || !isStorable(value)) return undefined
    const found = await foundOnce(keyIn(column, value), async () => {
      const sql = `select payload, extract(epoch from consumed_at)::int as consumed from oidc_record
        where environment = ? and model = ? and ${column} = ?`
      return payloadOf(await recordRows<RecordFound>(options, sql, [environment, model, value]))
    })
    return structuredClone(found) // each caller has its own
  }
  const now = () => Math.floor(options.ports.clock.now().getTime() / 1000)
  const nowFound = (id: string, payload: AdapterPayload | undefined, uid = payload?.uid) => {
    alreadyFound(keyIn('id', id), payload)
    if (uid) alreadyFound(keyIn('uid', uid), payload)
  }
  return {
    async upsert(id, payload, expiresIn) {
      const row = recordRow(options, model, { id, payload, expiresIn })
      await changeRecords(options, model === 'ReplayDetection' ? { marks: [row] } : { kept: [row] })
      nowFound(id, payload)
    },
    find: (id) => find('id', id),
    findByUid: (uid) => find('uid', uid),
    findByUserCode: (userCode) => find('user_code', userCode),
    async consume(id) {
      const known = await knownBefore<AdapterPayload>(keyIn('id', id))
      await changeRecords(options, { spent: [keyOf(id)] })
      nowFound(id, known && { ...known, consumed: now() })
    },
    async destroy(id) {
      const known = await knownBefore<AdapterPayload>(keyIn('id', id))
      await changeRecords(options, { removed: [keyOf(id)] })
      nowFound(id, undefined, known?.uid)
    },
    /** A family ends whole: the provider asks for each of its models at once, and the first takes them all, the grant too. */
    revokeByGrantId: (grantId) =>
      foundOnce(`ended ${environment} ${grantId}`, async () => {
        await writeHeldChanges(options)
        const sql = `with ${UNHURRIED}
          delete from oidc_record using unhurried where environment = ? and grant_id = ?`
        await recordRows(options, sql, [environment, grantId])
        forgetRecords()
      }),
  }
}

/** PostgreSQL cannot keep U+0000: what has it was never stored, and must not be looked for. */
function isStorable(value: string): boolean {
  return !value.includes('\u0000')
}
