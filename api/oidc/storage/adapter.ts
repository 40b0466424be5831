import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { clientMetadataOf } from '../clients/client-metadata.ts'
import { firstPartyClient } from '../clients/first-party-clients.ts'
import { PublishedKeys } from '../clients/published-keys.ts'
import type { AuthorizationServerOptions } from '../options.ts'

/** One row of `oidc_record` as the adapter reads it. */
interface RecordRow {
  payload: AdapterPayload
  /** Seconds since 1970, as the provider counts. */
  consumed: number | null
}

/**
 * Storage of the provider's models in `oidc_record`: one statement per call, no object mapping, so that a token
 * request costs few round trips. Statements run on the global entity manager and thereby join a transaction
 * that is open around them: a grant is saved together with the consent it belongs to.
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
  const { em } = options.orm
  const find = async (column: 'id' | 'uid' | 'user_code', value: string) =>
    isStorable(value)
      ? payloadOf(
          await em.execute<RecordRow[]>(
            `select payload, extract(epoch from consumed_at)::int as consumed from oidc_record
         where environment = ? and model = ? and ${column} = ?`,
            [environment, model, value],
          ),
        )
      : undefined
  return {
    upsert: (id, payload, expiresIn) => write(options, model, { id, payload, expiresIn }),
    find: (id) => find('id', id),
    findByUid: (uid) => find('uid', uid),
    findByUserCode: (userCode) => find('user_code', userCode),
    async consume(id) {
      // The provider reads, then consumes: of two at once, both may have read. The row decides who was first.
      const rows = await em.execute<unknown[]>(
        `update oidc_record set consumed_at = ? where environment = ? and model = ? and id = ?
           and consumed_at is null returning id`,
        [options.ports.clock.now(), environment, model, id],
      )
      if (rows.length !== 1) throw new errors.InvalidGrant('already consumed')
    },
    async destroy(id) {
      await em.execute('delete from oidc_record where environment = ? and model = ? and id = ?', [
        environment,
        model,
        id,
      ])
    },
    async revokeByGrantId(grantId) {
      await em.execute(
        'delete from oidc_record where environment = ? and model = ? and grant_id = ?',
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

interface NewRecord {
  id: string
  payload: AdapterPayload
  /** Seconds; absent for what does not end. */
  expiresIn: number | undefined
}

/** A grant row names itself in `grant_id`, so that one delete ends a grant and all that was made under it. */
async function write(
  { environment, organizationId, orm, ports }: AuthorizationServerOptions,
  model: string,
  { id, payload, expiresIn }: NewRecord,
): Promise<void> {
  const expiresAt = expiresIn ? new Date(ports.clock.now().getTime() + expiresIn * 1000) : null
  const rows = await orm.em.execute<unknown[]>(
    `insert into oidc_record (environment, model, id, organization_id, payload, grant_id, uid, user_code,
       account_id, client_id, expires_at) values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
     on conflict (environment, model, id) do update set payload = excluded.payload,
       grant_id = excluded.grant_id, uid = excluded.uid, account_id = excluded.account_id,
       client_id = excluded.client_id, expires_at = excluded.expires_at
     ${model === 'ReplayDetection' ? 'where oidc_record.expires_at < now()' : ''}
     returning id`,
    [
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
    ],
  )
  // RFC 7523 section 3: of two posts of one assertion at once, the row lets one pass.
  if (rows.length !== 1) throw new errors.InvalidClientAuth('client assertion used before')
}
