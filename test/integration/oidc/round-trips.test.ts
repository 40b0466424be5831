import { decodeJwt } from 'jose'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { statementsOf } from '../../support/statements.ts'
import type { SmartApp } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
let app: SmartApp
beforeAll(async () => {
  world = await startWorld()
  app = await anApp(world)
})
afterAll(() => world.stop())

const params = { scope: 'openid fhirUser offline_access patient/Patient.rs' }

const walk = () => ({ email: world.patient.email, params })

/** What a piece of work asks of the server, and the server of its database. */
async function costOf(work: () => Promise<unknown>) {
  const requests = vi.spyOn(globalThis, 'fetch')
  const statements = await statementsOf(work)
  const { length } = requests.mock.calls
  requests.mockRestore()
  return { requests: length, statements: statements.filter((sql) => STORAGE.test(sql)) }
}

/** Records, clients and people as the provider asks for them; jobs and what is told meanwhile are none of its business. */
const STORAGE = /oidc_record|"clientType"|fhir_identity|"passwordHash"|"privacyPolicyUrl"/

describe('round trips', () => {
  it('a launch from sign-in to tokens takes six requests', async () => {
    const other = await anApp(world)
    const { requests, statements } = await costOf(() => other.tokens(walk()))
    expect(requests).toBe(6)
    expect(statements.length, inShort(statements)).toBeLessThanOrEqual(14)
    const allowing = statements.filter((sql) => sql.includes('insert into consent ('))
    expect(allowing).toHaveLength(1)
    for (const table of ['oidc_record', 'consent_receipt', 'audit_event', 'outbox_message'])
      expect(allowing[0]).toContain(`insert into ${table} (`)
  })

  it('a launch of an app somebody has allowed takes two', async () => {
    const { browser } = await app.authorize(walk())
    const { requests, statements } = await costOf(async () => {
      const { code, verifier } = await app.authorize({ ...walk(), browser })
      expect((await app.exchange(code, verifier)).status).toBe(200)
    })
    expect(requests).toBe(2)
    expect(statements.length, inShort(statements)).toBeLessThanOrEqual(4)
  })

  it('a refresh reads once and writes once', async () => {
    const { json } = await app.tokens(walk())
    const { statements } = await costOf(() => app.refresh(json.refresh_token))
    expect(statements.length, inShort(statements)).toBe(2)
  })
})

describe('a refresh token used a second time', () => {
  it('REFR-11 ends its family by one statement, the grant and every token of it', async () => {
    const { json } = await app.tokens(walk())
    expect((await app.refresh(json.refresh_token)).status).toBe(200)
    const { statements } = await costOf(async () =>
      expect((await app.refresh(json.refresh_token)).status).toBe(400),
    )
    expect(statements.filter((sql) => sql.includes('delete from oidc_record using'))).toHaveLength(
      1,
    )
    const { gh_grant } = decodeJwt<{ gh_grant: string }>(json.access_token)
    const [left] = await world.platform.orm.em
      .fork()
      .execute<{ count: number }[]>(
        'select count(*)::int as count from oidc_record where grant_id = ?',
        [gh_grant],
      )
    expect(left).toEqual({ count: 0 })
  })
})

describe('a refresh token that two use at the same moment', () => {
  it('REFR-12 serves one; of the other nothing is kept and nothing is said', async () => {
    const { json } = await app.tokens(walk())
    const release = await holdRow(json.refresh_token)
    const both = Promise.all([1, 2].map(() => app.refresh(json.refresh_token)))
    await vi.waitFor(async () => expect(await waiting()).toBe(2), { timeout: 30_000 })
    const before = await kept()
    await release()
    const answers = await both
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const late = answers.find(({ status }) => status === 400)
    expect(late?.json).toEqual({
      error: 'invalid_grant',
      error_description: 'grant request is invalid',
    })
    const after = await kept()
    expect(after).toEqual({
      tokens: before.tokens + 1,
      refreshed: before.refreshed + 1,
      refused: before.refused + 1,
    })
    const first = answers.find(({ status }) => status === 200)
    expect((await app.refresh(first?.json.refresh_token)).status).toBe(200)
  })
})

const inShort = (statements: string[]) =>
  statements.map((sql) => sql.replaceAll(/\s+/g, ' ').slice(0, 120)).join('\n')

/** Keeps a token from being changed, so that both requests have read it before either writes. */
async function holdRow(id: string): Promise<() => Promise<void>> {
  const client = new pg.Client(world.platform.databaseUrl)
  await client.connect()
  await client.query('begin')
  const { rowCount } = await client.query('select 1 from oidc_record where id = $1 for update', [
    id,
  ])
  expect(rowCount).toBe(1)
  return async () => {
    await client.query('commit')
    await client.end()
  }
}

/** Statements that wait for a row. */
async function waiting(): Promise<number> {
  const [row] = await world.platform.orm.em.fork().execute<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like '%used_up%'`,
  )
  return row?.count ?? 0
}

async function kept() {
  const [row] = await world.platform.orm.em
    .fork()
    .execute<{ tokens: number; refreshed: number; refused: number }[]>(
      `select (select count(*)::int from oidc_record where model = 'RefreshToken') as tokens,
       count(*) filter (where action = 'token.refreshed')::int as refreshed,
       count(*) filter (where action = 'token.refused')::int as refused
     from audit_event where client_id = ?`,
      [app.client.clientId],
    )
  return row ?? { tokens: 0, refreshed: 0, refused: 0 }
}
