import { afterAll, beforeAll, expect, it } from 'vitest'
import { isIn, PortalVisitor } from '../account/portal-visitor.ts'
import { CHANGE } from '../account/security-documents.ts'
import { aPerson, PASSWORD } from './rows.ts'
import { parameter, type SmartApp, titleOf } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const NEW_PASSWORD = 'seven quiet otters painting walls'
const PARAMS = { scope: 'openid offline_access patient/Patient.rs' }

async function read({ fhirBase }: SmartApp, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${fhirBase}/Patient/p1`, { headers })).status
}

async function connected(app: SmartApp, email: string) {
  const { json } = await app.tokens({ email, params: PARAMS })
  expect(await read(app, json.access_token)).toBe(200)
  return json
}

it('REFR-17 a new password ends what apps hold, in both environments, and keeps what they were allowed', async () => {
  const { email } = await aPerson(world.platform, { fhirUser: 'Patient/p1' })
  const apps = [world.app, await anApp(world, { environment: 'PRODUCTION' })]
  const held = []
  for (const app of apps) held.push({ app, ...(await connected(app, email)) })
  const neighbour = await connected(world.app, world.patient.email)
  const waiting = await world.app.authorize({ email, params: PARAMS })

  const visitor = new PortalVisitor(world.platform)
  await visitor.password(email, PASSWORD)
  const portal = await visitor.client()
  const input = { currentPassword: PASSWORD, password: NEW_PASSWORD }
  expect((await portal.get(CHANGE, input)).payload.accepted).toBe(true)

  for (const { access_token, app, refresh_token } of held) {
    const answer = await app.refresh(refresh_token)
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_grant'])
    expect(await read(app, access_token)).toBe(401)
    expect(await isActive(app, access_token)).toBe(false)
  }
  const late = await world.app.exchange(waiting.code, waiting.verifier)
  expect([late.status, late.json.error]).toEqual([400, 'invalid_grant'])
  expect(isIn(await visitor.open({ prompt: 'none' })), 'this browser stays').toBe(true)
  expect((await world.app.refresh(neighbour.refresh_token)).status, 'nobody else').toBe(200)

  const { url, verifier } = world.app.request(PARAMS)
  const page = await waiting.browser.get(url)
  expect(titleOf(page)).toBe('Sign in')
  const again = await waiting.browser.post(page.url, { email, password: NEW_PASSWORD })
  const { json } = await world.app.exchange(parameter(again, 'code'), verifier)
  expect(await read(world.app, json.access_token), 'without being asked for consent').toBe(200)
})
