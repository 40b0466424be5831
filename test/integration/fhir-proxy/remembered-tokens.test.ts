import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PostgresPubSub } from '../../../api/adapters/postgres-pub-sub.ts'
import type { PubSub, StandingWatcher } from '../../../api/ports.ts'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { liveApp } from '../../support/live-app.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'

let database: Awaited<ReturnType<typeof migratedOrm>>
let pubSub: PostgresPubSub
let pool: pg.Pool
/** Hears of nothing though it believes to: what it remembers is only as good as what its statements find. */
let deaf: FhirProxy
let hearing: FhirProxy
beforeAll(async () => {
  database = await migratedOrm()
  pool = new pg.Pool({ connectionString: database.url })
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  pubSub = new PostgresPubSub({ databaseUrl: database.url, pool, logger: silent })
  await pubSub.start()
  const mute: Pick<PubSub, 'watchStanding'> = {
    watchStanding(watcher) {
      watcher.listening(true)
      return () => undefined
    },
  }
  deaf = await startFhirProxy({ orm: database.orm, pubSub: mute })
  hearing = await startFhirProxy({ orm: database.orm, pubSub })
  for (const { upstream } of [deaf, hearing]) upstream.put({ resourceType: 'Patient', id: 'p1' })
})
afterAll(async () => {
  await deaf?.close()
  await hearing?.close()
  await pubSub?.close()
  await pool?.end()
  await database?.close()
})

/** A token of an app of its own, that was used before and so is remembered. */
async function aRememberedToken(proxy: FhirProxy) {
  const app = await liveApp(database.orm.em.fork())
  const jti = randomUUID()
  const token = await proxy.token({
    ...{ jti, sub: app.userId, client_id: app.clientId },
    ...{ gh_version: app.appVersionId, gh_grant: app.grantId },
  })
  for (let i = 0; i < 2; i++) expect((await proxy.ask('/Patient/p1', token)).status).toBe(200)
  return { app, jti, token }
}

type Remembered = Awaited<ReturnType<typeof aRememberedToken>>

/** Everything that ends a token, as SQL, and the rule by which it is refused. */
const ENDINGS: readonly [string, string, (of: Remembered) => [string, unknown[]]][] = [
  [
    'the client is disabled',
    'CLIENT_DISABLED',
    ({ app }) => [
      'update oauth_client set disabled_at = now() where client_id = $1',
      [app.clientId],
    ],
  ],
  [
    'the version is suspended',
    'APP_NOT_AVAILABLE',
    ({ app }) => [`update app_version set status = 'SUSPENDED' where id = $1`, [app.appVersionId]],
  ],
  [
    'the version is retired',
    'APP_NOT_AVAILABLE',
    ({ app }) => [`update app_version set status = 'RETIRED' where id = $1`, [app.appVersionId]],
  ],
  [
    'a scope is taken in an emergency',
    'TOKEN_REVOKED',
    ({ app }) => [
      `update oauth_client set tokens_from = now() + interval '1 minute' where client_id = $1`,
      [app.clientId],
    ],
  ],
  [
    'the consent is taken back',
    'CONSENT_ENDED',
    ({ app }) => ['update consent set revoked_at = now() where id = $1', [app.consentId]],
  ],
  [
    'the consent ends earlier, as that of a representative does',
    'CONSENT_ENDED',
    ({ app }) => [
      `update consent set expires_at = now() - interval '1 second' where id = $1`,
      [app.consentId],
    ],
  ],
  [
    'the consent is erased',
    'CONSENT_ENDED',
    ({ app }) => ['delete from consent where id = $1', [app.consentId]],
  ],
  [
    'the grant is revoked',
    'GRANT_ENDED',
    ({ app }) => [`delete from oidc_record where model = 'Grant' and id = $1`, [app.grantId]],
  ],
  [
    'the person is removed',
    'USER_DISABLED',
    ({ app }) => ['update user_account set disabled_at = now() where id = $1', [app.userId]],
  ],
  [
    'the token itself is revoked',
    'TOKEN_REVOKED',
    ({ app, jti }) => [
      `insert into oidc_record (environment, model, id, organization_id, payload)
       values ('PRODUCTION', 'RevokedAccessToken', $1, $2, '{}')`,
      [jti, app.organizationId],
    ],
  ],
]

describe.each(ENDINGS)('when %s', (_what, rule, ending) => {
  it('nothing is accepted from then on, even where nobody was told', async () => {
    const remembered = await aRememberedToken(deaf)
    const other = await aRememberedToken(deaf)
    await query(database.url, ...ending(remembered))
    const response = await deaf.ask('/Patient/p1', remembered.token)
    expect(response.status).toBe(401)
    const rows = await deaf.audit(response)
    expect(rows).toMatchObject([{ outcome: 'DENIED', detail: { rule: `token-${rule}` } }])
    expect((await deaf.ask('/Patient/p1', other.token)).status).toBe(200)
  })

  it('those who are told do not even ask the FHIR server', async () => {
    const remembered = await aRememberedToken(hearing)
    await query(database.url, ...ending(remembered))
    const isUnasked = async () => {
      const before = hearing.upstream.requests.length
      const { status } = await hearing.ask('/Patient/p1', remembered.token)
      expect(status).toBe(401)
      return hearing.upstream.requests.length === before
    }
    await expect.poll(isUnasked).toBe(true)
  })
})

describe('a remembered token', () => {
  it('costs a read one statement: its audit row', async () => {
    const { token } = await aRememberedToken(hearing)
    const sent = await statementsOf(() => hearing.ask('/Patient/p1', token))
    expect(sent).toHaveLength(1)
    expect(sent[0]).toContain('insert into audit_event')
  })

  it('is asked about before anything is written', async () => {
    const { app, token } = await aRememberedToken(deaf)
    await query(database.url, 'update oauth_client set disabled_at = now() where client_id = $1', [
      app.clientId,
    ])
    const before = deaf.upstream.requests.length
    const body = JSON.stringify({ resourceType: 'Patient', id: 'p1' })
    const headers = { 'content-type': 'application/fhir+json' }
    const put = await deaf.ask('/Patient/p1', token, { method: 'PUT', body, headers })
    expect(put.status).toBe(401)
    expect(deaf.upstream.requests.length).toBe(before)
  })

  it('ends with a change that began before others and committed after them', async () => {
    const { app, token } = await aRememberedToken(deaf)
    const slow = new pg.Client(database.url)
    await slow.connect()
    await slow.query('begin')
    await slow.query('update oauth_client set disabled_at = now() where client_id = $1', [
      app.clientId,
    ])
    const other = await aRememberedToken(deaf)
    await query(database.url, 'update consent set revoked_at = now() where id = $1', [
      other.app.consentId,
    ])
    expect((await deaf.ask('/Patient/p1', other.token)).status).toBe(401)
    expect((await deaf.ask('/Patient/p1', token)).status).toBe(200)
    await slow.query('commit')
    expect((await deaf.ask('/Patient/p1', token)).status).toBe(401)
    await slow.end()
  })

  it('is good again once what ended it was undone', async () => {
    const { app, token } = await aRememberedToken(hearing)
    const set = (value: string) =>
      query(database.url, `update oauth_client set disabled_at = ${value} where client_id = $1`, [
        app.clientId,
      ])
    await set('now()')
    expect((await hearing.ask('/Patient/p1', token)).status).toBe(401)
    await set('null')
    expect((await hearing.ask('/Patient/p1', token)).status).toBe(200)
  })

  it('is not relied on while changes are not heard of, and is again afterwards', async () => {
    const watched: boolean[] = []
    const watcher: StandingWatcher = {
      changed: () => undefined,
      listening: (isListening) => void watched.push(isListening),
    }
    const stop = pubSub.watchStanding(watcher)
    const { token } = await aRememberedToken(hearing)
    const listening = `select pid from pg_stat_activity where datname = current_database() and query = 'listen gatehouse_event'`
    await query(database.url, `select pg_terminate_backend(pid) from (${listening}) one`)
    await expect.poll(() => watched.at(-1)).toBe(false)
    const sent = await statementsOf(() => hearing.ask('/Patient/p1', token))
    expect(sent.filter((text) => text.includes('as standing'))).toHaveLength(1)
    await expect.poll(() => watched.at(-1), { timeout: 20_000 }).toBe(true)
    await hearing.ask('/Patient/p1', token)
    const later = await statementsOf(() => hearing.ask('/Patient/p1', token))
    expect(later.filter((text) => text.includes('as standing'))).toHaveLength(0)
    stop()
  })
})

describe('audit rows of requests that come together', () => {
  it('are all written, one for each answer', async () => {
    const { token } = await aRememberedToken(hearing)
    const asked = Array.from({ length: 60 }, () => hearing.ask('/Patient/p1', token))
    const responses = await Promise.all(asked)
    expect(responses.map(({ status }) => status)).toEqual(asked.map(() => 200))
    const ids = responses.map(({ headers }) => headers.get('x-request-id'))
    const rows = await query(
      database.url,
      'select request_id from audit_event where request_id = any($1)',
      [ids],
    )
    expect(rows.map(({ request_id }) => request_id).toSorted()).toEqual(ids.toSorted())
  })
})
