import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SmartApp } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const SCOPES = ['offline_access', 'openid', 'patient/Patient.rs']

const trailOf = ({ client }: SmartApp, action: string): Promise<Record<string, unknown>[]> =>
  world.platform.orm.em.execute(
    `select app_id, app_version_id, user_ref, patient_ref, (select array_agg(s order by s) from unnest(scopes) s) as scopes, source_ip is not null as has_address
     from audit_event where client_id = ? and action = ? order by sequence`,
    [client.clientId, action],
  )

async function connected() {
  const app = await anApp(world)
  const params = { scope: SCOPES.join(' ') }
  const { code, verifier } = await app.authorize({ email: world.patient.email, params })
  const { json } = await app.exchange(code, verifier)
  const who = {
    ...{ app_id: app.client.appId, app_version_id: app.client.appVersionId, has_address: true },
    ...{ user_ref: world.patient.id, patient_ref: 'Patient/p1', scopes: SCOPES },
  }
  return { app, json, who }
}

it('CONS-16 a token that is revoked is in the trail with its person, patient and scopes', async () => {
  const { app, json, who } = await connected()
  await app.revoke(json.access_token)
  await app.revoke(json.refresh_token)
  expect(await trailOf(app, 'token.revoked')).toEqual([who, who])
})

it('REVO-04 what another client could not revoke is not said to be revoked', async () => {
  const { json } = await connected()
  const other = await anApp(world)
  expect((await other.revoke(json.access_token)).status).toBe(200)
  expect((await other.revoke(json.refresh_token)).status).toBe(200)
  expect(await trailOf(other, 'token.revoked')).toEqual([])
})

it('who fails to prove itself at revocation or introspection is in the trail', async () => {
  const app = await anApp(world, { clientType: 'CONFIDENTIAL_SYMMETRIC' })
  const wrong = {
    authorization: `Basic ${Buffer.from(`${app.client.clientId}:wrong`).toString('base64')}`,
  }
  for (const endpoint of ['revocation', 'introspection']) {
    const response = await fetch(`${world.platform.urls.issuer.SANDBOX}/token/${endpoint}`, {
      ...{ method: 'POST', headers: wrong, body: new URLSearchParams({ token: 'x' }) },
    })
    expect(response.status).toBe(401)
  }
  const rows = await world.platform.orm.em.execute<{ detail: object }[]>(
    `select detail from audit_event where action = 'token.refused' and detail->>'endpoint' is not null order by sequence`,
  )
  expect(rows.map(({ detail }) => detail)).toEqual([
    expect.objectContaining({ error: 'invalid_client', endpoint: 'revocation' }),
    expect.objectContaining({ error: 'invalid_client', endpoint: 'introspection' }),
  ])
})
