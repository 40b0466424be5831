import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeAuthorization } from '../../../api/commands/access/revoke-authorization.ts'
import { parameter, type SmartApp, titleOf, words } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const SCOPE = 'openid fhirUser offline_access patient/Patient.read patient/Observation.rs'

async function connected(): Promise<{ app: SmartApp; json: Record<string, string> }> {
  const app = await anApp(world)
  const { json } = await app.tokens({ email: world.patient.email, params: { scope: SCOPE } })
  return { app, json: { accessToken: json.access_token, refreshToken: json.refresh_token } }
}

describe('a refresh token', () => {
  it('REFR-01, REFR-04, REFR-05, CTX-12 gives the same again', async () => {
    const { app, json } = await connected()
    const first = await app.refresh(json.refreshToken ?? '')
    expect(first.headers.get('pragma')).toBe('no-cache')
    expect(words(first.json.scope)).toEqual(words(SCOPE))
    expect(first.json).toMatchObject({ patient: 'p1', need_patient_banner: true, expires_in: 3600 })
    const same = await app.refresh(first.json.refresh_token, { scope: first.json.scope })
    expect(words(same.json.scope)).toEqual(words(SCOPE))
  })

  it('REFR-06, REFR-07, REFR-08 can be narrowed for once and never widened', async () => {
    const { app, json } = await connected()
    const narrow = await app.refresh(json.refreshToken ?? '', { scope: 'patient/Patient.read' })
    expect(narrow.json.scope).toBe('patient/Patient.read')
    const wide = await app.refresh(narrow.json.refresh_token, { scope: 'patient/*.cruds' })
    expect([wide.status, wide.json.error]).toEqual([400, 'invalid_scope'])
    const whole = await app.refresh(narrow.json.refresh_token)
    expect(words(whole.json.scope)).toEqual(words(SCOPE))
  })

  it.each(['', ' '])('REFR-06 for the scope %j is refused, and stays good', async (scope) => {
    const { app, json } = await connected()
    const empty = await app.refresh(json.refreshToken ?? '', { scope })
    expect([empty.status, empty.json.error]).toEqual([400, 'invalid_scope'])
    const whole = await app.refresh(json.refreshToken ?? '')
    expect(words(whole.json.scope)).toEqual(words(SCOPE))
  })

  it('REFR-09, REFR-13 needs no client_id from a public client', async () => {
    const { app, json } = await connected()
    const form = { grant_type: 'refresh_token', refresh_token: json.refreshToken ?? '' }
    expect((await app.token(form)).status).toBe(200)
    const unknown = await app.token({ ...form, refresh_token: randomUUID() })
    expect([unknown.status, unknown.json.error]).toEqual([400, 'invalid_grant'])
  })

  it('REFR-10 is good for its own client only', async () => {
    const { json } = await connected()
    const answer = await world.app.refresh(json.refreshToken ?? '')
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_grant'])
  })

  it('REFR-11 used twice ends the whole family', async () => {
    const { app, json } = await connected()
    const next = await app.refresh(json.refreshToken ?? '')
    const replay = await app.refresh(json.refreshToken ?? '')
    expect([replay.status, replay.json.error]).toEqual([400, 'invalid_grant'])
    expect((await app.refresh(next.json.refresh_token)).json.error).toBe('invalid_grant')
    expect(await isActive(app, next.json.access_token)).toBe(false)
  })
})

describe('a refresh token in time', () => {
  it('REFR-12 used by two at once serves one', async () => {
    const { app, json } = await connected()
    const both = await Promise.all([1, 2].map(() => app.refresh(json.refreshToken ?? '')))
    expect(both.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
  })

  it('REFR-15 lasts for more than three months from each use', async () => {
    const { app, json } = await connected()
    const { refresh_token } = (await app.refresh(json.refreshToken ?? '')).json
    const { exp } = (await app.introspect(refresh_token)).json
    expect(exp - Date.now() / 1000).toBeGreaterThan(92 * 86_400)
  })

  it('REFR-17 is narrowed with the approval', async () => {
    const { app, json } = await connected()
    await world.platform.orm.em.execute(
      "update scope_grant set ended_at = now() where app_version_id = ? and scope = 'patient/Observation.rs'",
      [app.client.appVersionId],
    )
    const { json: next } = await app.refresh(json.refreshToken ?? '')
    expect(next.scope).not.toContain('Observation')
    expect(next.scope).toContain('patient/Patient.read')
  })

  it('REFR-02 of online_access ends with the session', async () => {
    const app = await anApp(world)
    const params = { scope: 'openid online_access patient/Patient.rs' }
    const { browser, code, verifier } = await app.authorize({ email: world.patient.email, params })
    const { json } = await app.exchange(code, verifier)
    const page = await browser.get(`${app.issuer}/session/end`)
    expect(titleOf(page)).toContain('Sign out of')
    const xsrf = /name="xsrf" value="([^"]*)"/.exec(page.body)?.[1] ?? ''
    await browser.post(`${app.issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
    const answer = await app.refresh(json.refresh_token)
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_grant'])
    expect(await isActive(app, json.access_token)).toBe(false)
    expect(titleOf(await app.open(params, browser))).toBe('Sign in')
  })
})

describe('revocation', () => {
  it('REVO-01 of a refresh token ends its access tokens', async () => {
    const { app, json } = await connected()
    expect((await app.revoke(json.refreshToken ?? '')).status).toBe(200)
    expect((await app.refresh(json.refreshToken ?? '')).json.error).toBe('invalid_grant')
    expect(await isActive(app, json.accessToken ?? '')).toBe(false)
  })

  it('REVO-02 of an access token leaves the refresh token', async () => {
    const { app, json } = await connected()
    expect((await app.revoke(json.accessToken ?? '')).status).toBe(200)
    expect(await isActive(app, json.accessToken ?? '')).toBe(false)
    expect((await app.refresh(json.refreshToken ?? '')).status).toBe(200)
  })

  it('REVO-03, REVO-04, REVO-06 of anything else is 200 and changes nothing', async () => {
    const { app, json } = await connected()
    const accessToken = json.accessToken ?? ''
    expect((await app.revoke('garbage')).status).toBe(200)
    expect((await app.revoke(accessToken.slice(0, -4), { token_type_hint: 'foo' })).status).toBe(
      200,
    )
    expect((await world.app.revoke(accessToken)).status).toBe(200)
    expect((await world.app.revoke(json.refreshToken ?? '')).status).toBe(200)
    expect(await isActive(app, accessToken)).toBe(true)
  })

  it('REVO-05 wants the client authenticated', async () => {
    const app = await anApp(world, { clientType: 'CONFIDENTIAL_SYMMETRIC' })
    expect((await app.revoke('x')).json.error).toBe('invalid_client')
    expect((await app.revoke('x', { client_secret: app.client.secret })).status).toBe(200)
  })

  it('CONS-12, REFR-16 by the person ends everything at once', async () => {
    const { app, json } = await connected()
    const { orm, organization, ports, urls } = world.platform
    const [consent] = await orm.em.execute<{ id: string }[]>(
      'select id from consent where app_id = ?',
      [app.client.appId],
    )
    const viewer = { userId: world.patient.id, name: 'Robin Example', email: world.patient.email }
    const result = await revokeAuthorization(
      {
        ...{ ports, urls, organizationId: organization.id, em: orm.em.fork() },
        viewer: { ...viewer, roles: ['PATIENT'], vendorIds: [], ownStages: [] },
        ...{ requestId: 'r', sourceIp: '::1' },
      },
      consent?.id ?? '',
    )
    expect(result).toMatchObject({ ok: true, value: { revokedById: world.patient.id } })
    expect(await isActive(app, json.accessToken ?? '')).toBe(false)
    expect((await app.refresh(json.refreshToken ?? '')).json.error).toBe('invalid_grant')
    const again = await app.authorize({ email: world.patient.email, allow: () => [] })
    expect(titleOf(again.visit), 'it is asked anew').toContain('asks for access')
  })

  it('CONS-13 by suspending the app ends everything at once', async () => {
    const { app, json } = await connected()
    await world.platform.orm.em.execute(
      "update app_version set status = 'SUSPENDED' where id = ?",
      [app.client.appVersionId],
    )
    const introspection = await app.introspect(json.accessToken ?? '')
    expect([introspection.status, introspection.json.error]).toEqual([401, 'invalid_client'])
    expect((await app.refresh(json.refreshToken ?? '')).json.error).toBe('invalid_client')
    expect(parameter(await app.open(), 'code')).toBe('')
  })
})
