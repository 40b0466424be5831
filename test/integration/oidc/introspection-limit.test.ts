import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aBackendService } from './backend-service.ts'
import { SmartApp } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

const LIMIT = 20
const ENV = { INTROSPECTIONS_PER_CLIENT: String(LIMIT) }

let world: World
let replica: TestPlatform
beforeAll(async () => {
  world = await startWorld(ENV)
  replica = await startTestPlatform({ databaseUrl: world.platform.databaseUrl, env: ENV })
  // One minute for the whole file, however long it takes.
  const now = new Date()
  for (const { ports } of [world.platform, replica])
    vi.spyOn(ports.clock, 'now').mockImplementation(() => now)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await replica?.stop()
  await world?.stop()
})

const secretApp = (facts = {}) => anApp(world, { clientType: 'CONFIDENTIAL_SYMMETRIC', ...facts })
const garbage = (app: SmartApp, headers = app.basic()) => app.introspect('garbage', headers)

/** Asks as often as is allowed in a minute. */
async function useUp(app: SmartApp): Promise<void> {
  for (let asked = 0; asked < LIMIT; asked += 1) expect((await garbage(app)).status).toBe(200)
}

it('INTR-11 is limited per client, and says when to come back', async () => {
  const [app, other] = await Promise.all([secretApp(), secretApp()])
  await useUp(app)
  const { headers, json, status } = await garbage(app)
  expect(status).toBe(429)
  const seconds = Number(headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(json).toEqual({
    error: 'temporarily_unavailable',
    error_description: `more than ${LIMIT} introspections in a minute; try again in ${seconds} seconds`,
  })
  expect((await garbage(other)).status, 'another client').toBe(200)
})

it('INTR-11 says nothing of a token once there were too many', async () => {
  const app = await secretApp()
  const { code, verifier } = await app.authorize({ email: world.patient.email })
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'https://app.example/callback',
  }
  const { json } = await app.token({ ...form, code_verifier: verifier }, app.basic())
  expect((await app.introspect(json.access_token, app.basic())).json.active).toBe(true)
  for (let asked = 1; asked < LIMIT; asked += 1) await garbage(app)
  const answer = await app.introspect(json.access_token, app.basic())
  expect([answer.status, answer.json.active]).toEqual([429, undefined])
})

it('INTR-11 is not used up by those who only say they are the client', async () => {
  const app = await secretApp()
  for (let asked = 0; asked <= LIMIT; asked += 1)
    expect((await garbage(app, app.basic('wrong'))).status).toBe(401)
  expect((await garbage(app)).status).toBe(200)
})

it('INTR-11 counts who asks with an access token by its client', async () => {
  const service = await aBackendService(world.platform, ['system/Patient.rs'])
  const { json } = await service.token()
  const bearer = { authorization: `Bearer ${json.access_token}` }
  for (let asked = 0; asked < LIMIT; asked += 1)
    expect((await world.app.introspect('garbage', bearer)).status).toBe(200)
  expect((await world.app.introspect('garbage', bearer)).status).toBe(429)
  expect((await garbage(await secretApp())).status, 'the caller within is nobody').toBe(200)
})

it('INTR-11 replicas count together', async () => {
  const app = await secretApp()
  await useUp(app)
  const { clientId } = app.client
  await vi.waitFor(async () => {
    const [row] = await query<{ taken: number }>(
      world.platform.databaseUrl,
      `select taken from fhir_rate_limit where key = $1`,
      [`SANDBOX introspection ${clientId}`],
    )
    expect(row?.taken).toBe(LIMIT)
  }, 30_000)
  const elsewhere = new SmartApp(replica, app.client)
  let answered = 0
  await vi.waitFor(
    async () => {
      const { status } = await garbage(elsewhere)
      if (status === 200) answered += 1
      expect(status).toBe(429)
    },
    { interval: 1_000, timeout: 60_000 },
  )
  expect(answered, 'alone it would have answered all').toBeLessThan(LIMIT)
})
