import { afterAll, beforeAll, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { aBackendService } from './backend-service.ts'
import { PASSWORD, REDIRECT } from './rows.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const SCOPE = 'openid fhirUser offline_access patient/Patient.rs'

/** Does something while a table takes no row: PostgreSQL then says which row it was, with all that is in it. */
async function failing<Done>(table: string, work: () => Promise<Done>): Promise<Done> {
  const { databaseUrl } = world.platform
  await query(databaseUrl, `alter table ${table} add constraint closed check (false) not valid`)
  const done = await work()
  await query(databaseUrl, `alter table ${table} drop constraint closed`)
  return done
}

/** All that an app, its person and a service hold in the course of a day; each step fails before it succeeds. */
async function wholeRun(): Promise<string[]> {
  const app = await anApp(world, { clientType: 'CONFIDENTIAL_SYMMETRIC' })
  const walk = { email: world.patient.email, params: { scope: SCOPE, nonce: 'a-nonce-of-the-app' } }
  for (const table of ['consent', 'oidc_record', 'audit_event']) {
    const { visit } = await failing(table, () => app.authorize(walk))
    expect(visit.status, table).toBeGreaterThanOrEqual(400)
  }
  const { browser, code, verifier } = await app.authorize(walk)
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT }
  const exchange = (secret?: string) =>
    app.token({ ...form, code_verifier: verifier }, app.basic(secret))
  await exchange('a-secret-that-is-wrong')
  for (const table of ['audit_event', 'oidc_record']) {
    expect((await failing(table, () => exchange())).status, table).toBe(500)
  }
  const { json } = await exchange()
  const proof = { client_id: app.client.clientId, client_secret: app.client.secret }
  const refresh = (token: string) => app.refresh(token, proof)
  expect((await failing('oidc_record', () => refresh(json.refresh_token))).status).toBe(500)
  const renewed = (await refresh(json.refresh_token)).json
  await app.introspect(renewed.access_token, app.basic())
  await failing('oidc_record', () => app.revoke(renewed.access_token, proof))
  await app.revoke(renewed.access_token, proof)
  await refresh(json.refresh_token)

  const service = await aBackendService(world.platform, ['system/Patient.rs'])
  const client_assertion = await service.assertion()
  expect((await failing('audit_event', () => service.token({ client_assertion }))).status).toBe(500)
  const system = (await service.token()).json
  await failing('audit_event', () => app.introspect(system.access_token, app.basic()))
  const cookies = await column<string>(
    world.platform,
    `select id from oidc_record where model in ('Session', 'Interaction')`,
  )
  expect(browser).toBeDefined()
  const held = [json, renewed].flatMap((each) => [
    each.access_token,
    each.refresh_token,
    each.id_token,
  ])
  const more = [code, verifier, PASSWORD, 'a-secret-that-is-wrong', app.client.secret]
  return [...held, ...more, client_assertion, system.access_token, ...cookies]
}

it('R154, CONS-16 no token, code, cookie or secret of a whole run is in the logs or in the trail', async () => {
  const secrets = await wholeRun()
  const log = world.platform.logs.join('\n')
  expect(log, 'the failures were logged').toContain('The authorization server')
  const trail = (await column<string>(world.platform, 'select e::text from audit_event e')).join()
  expect(secrets.length).toBeGreaterThan(12)
  for (const secret of secrets) {
    expect(secret?.length).toBeGreaterThan(10)
    expect(log).not.toContain(secret)
    expect(trail).not.toContain(secret)
  }
  expect(log).not.toMatch(/eyJ[\w-]{10,}\./)
})
