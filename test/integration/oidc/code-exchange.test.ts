import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../../support/sql.ts'
import { aPerson, PASSWORD, REDIRECT } from './rows.ts'
import { parameter, words } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const SCOPE = 'openid fhirUser offline_access patient/Patient.rs'
const whoever = () => ({ email: world.patient.email, params: { scope: SCOPE } })

describe('a request for a code', () => {
  it('AUTHZ-01, AUTHZ-07 ends in a code, in whatever order its parameters come', async () => {
    const { query: form, verifier } = world.app.request({ scope: words(SCOPE).reverse().join(' ') })
    const turned = new URLSearchParams([...form].reverse())
    const browser = world.app.browser()
    const page = await browser.get(`${world.app.issuer}/authorize?${turned}`)
    const asked = await browser.post(page.url, { email: world.patient.email, password: PASSWORD })
    const scope = ['patient/Patient.rs', 'offline_access']
    const visit = await browser.post(asked.url, { action: 'allow', scope })
    expect(visit.url.startsWith(`${REDIRECT}?`)).toBe(true)
    const { json } = await world.app.exchange(parameter(visit, 'code'), verifier)
    expect(words(json.scope)).toEqual(words(SCOPE))
  })

  it.each([
    ['signs', 'a b+c%2F/ü&=#"'],
    ['512 characters', 'x'.repeat(512)],
    ['base64', 'AA+/BB=='],
  ])('AUTHZ-04 returns a state of %s as it was sent', async (_name, state) => {
    const { visit } = await world.app.authorize({ ...whoever(), params: { scope: SCOPE, state } })
    expect(parameter(visit, 'state')).toBe(state)
    expect(parameter(await world.app.open({ state, aud: undefined }), 'state')).toBe(state)
  })

  it('AUTHZ-28 tells the app what is wrong only at an address of its own', async () => {
    const told = await world.app.open({ aud: undefined })
    for (const name of ['error', 'error_description', 'state', 'iss']) {
      expect(parameter(told, name), name).not.toBe('')
    }
    const elsewhere = await world.app.open({ aud: undefined, redirect_uri: 'https://evil.example' })
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null])
  })

  it('AUTHZ-36, OIDC-02, OIDC-12, OIDC-14 a nonce comes back as it was, in a token that is signed', async () => {
    const nonce = 'n~-_.'.repeat(20)
    const params = { scope: SCOPE, nonce }
    const { json } = await world.app.tokens({ email: world.patient.email, params })
    expect(json.id_token.split('.')).toHaveLength(3)
    expect(decodeJwt(json.id_token).nonce).toBe(nonce)
    expect(decodeProtectedHeader(json.id_token).alg).toBe('RS256')
    const without = await world.app.tokens(whoever())
    expect(decodeJwt(without.json.id_token)).not.toHaveProperty('nonce')
    const discovery = await fetch(`${world.app.issuer}/.well-known/openid-configuration`)
    expect((await discovery.json()).id_token_signing_alg_values_supported).not.toContain('none')
  })
})

describe('the exchange of a code', () => {
  it('CODE-07 names a public client in the form, and a confidential one in its header alone', async () => {
    const app = await anApp(world, { clientType: 'CONFIDENTIAL_SYMMETRIC' })
    const { code, verifier } = await app.authorize(whoever())
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT }
    const answer = await app.token({ ...form, code_verifier: verifier }, app.basic())
    expect(answer.status).toBe(200)
    const { code: another, verifier: its } = await world.app.authorize(whoever())
    const nameless = { ...form, code: another, code_verifier: its }
    expect((await world.app.token(nameless)).json.error).toBe('invalid_client')
    expect((await world.app.exchange(another, its)).status).toBe(200)
  })

  it('CODE-13 by an unknown client is refused', async () => {
    const { code, verifier } = await world.app.authorize(whoever())
    const { json, status } = await world.app.exchange(code, verifier, { client_id: 'nobody' })
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  })

  it('CODE-20 after a minute is refused', async () => {
    const { code, verifier } = await world.app.authorize(whoever())
    const [row] = await query<{ lasts: number }>(
      world.platform.databaseUrl,
      `update oidc_record set payload = payload || jsonb_build_object('exp', extract(epoch from now())::int - 1)
       where model = 'AuthorizationCode' and id = $1
       returning extract(epoch from expires_at - now())::int as lasts`,
      [code],
    )
    expect(row?.lasts).toBeLessThanOrEqual(60)
    const { json, status } = await world.app.exchange(code, verifier)
    expect([status, json.error]).toEqual([400, 'invalid_grant'])
  })

  it('CODE-30, INTR-02 a token for two hundred scopes fits into a header, and opens what they say', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `patient/Observation.rs?category=kind-${i}`)
    const scope = `openid patient/Patient.rs ${many.join(' ')}`
    const { json } = await world.app.tokens({ email: world.patient.email, params: { scope } })
    expect(words(json.scope)).toEqual(words(scope))
    expect(json.access_token).toMatch(/^[A-Za-z0-9\-._~+/]+=*$/)
    expect(`Bearer ${json.access_token}`.length).toBeLessThan(8192)
    const introspected = await world.app.introspect(json.access_token)
    expect(words(introspected.json.scope)).toEqual(words(scope))
    const headers = { authorization: `Bearer ${json.access_token}` }
    const read = (path: string) => fetch(`${world.app.fhirBase}/${path}`, { headers })
    expect((await read('Patient/p1')).status).toBe(200)
    expect((await read('Condition?patient=p1')).status).toBe(403)
  })
})

describe('tokens afterwards', () => {
  it('OIDC-13 a renewed id_token is about the same person and sign-in', async () => {
    const { json } = await world.app.tokens({
      ...whoever(),
      params: { scope: SCOPE, max_age: '600' },
    })
    const renewed = (await world.app.refresh(json.refresh_token)).json
    const [first, second] = [json, renewed].map(({ id_token }) => decodeJwt(id_token))
    expect(first?.auth_time).toEqual(expect.any(Number))
    for (const name of ['iss', 'sub', 'aud', 'auth_time'])
      expect(second?.[name]).toEqual(first?.[name])
  })

  it('REFR-20 a refresh token opens no record, and an access token renews nothing', async () => {
    const { json } = await world.app.tokens(whoever())
    const read = await fetch(`${world.app.fhirBase}/Patient/p1`, {
      headers: { authorization: `Bearer ${json.refresh_token}` },
    })
    expect(read.status).toBe(401)
    const answer = await world.app.refresh(json.access_token)
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_grant'])
  })

  it('INTR-12 are over the moment the person is, for introspection and for the records', async () => {
    const person = await aPerson(world.platform, { fhirUser: 'Patient/p1' })
    const { json } = await world.app.tokens({ email: person.email, params: { scope: SCOPE } })
    const read = () =>
      fetch(`${world.app.fhirBase}/Patient/p1`, {
        headers: { authorization: `Bearer ${json.access_token}` },
      })
    expect([(await read()).status, await isActive(world.app, json.access_token)]).toEqual([
      200,
      true,
    ])
    await person.disable()
    expect([(await read()).status, await isActive(world.app, json.access_token)]).toEqual([
      401,
      false,
    ])
  })

  it('SCOPE-10 are never granted scopes in the form of addresses, which we do not expose', async () => {
    const scope = 'http://smarthealthit.org/fhir/scopes/patient/Patient.rs'
    expect(parameter(await world.app.open({ scope }), 'error')).toBe('invalid_scope')
  })

  it('SCOPE-14 nothing is granted for nothing', async () => {
    const app = await anApp(world)
    const { visit } = await app.authorize({ ...whoever(), allow: () => [] })
    expect(visit.status, 'the page says what is missing').toBe(422)
    expect((await world.app.open({ scope: 'launch offline_access' })).url).toContain(
      'invalid_scope',
    )
  })
})

describe('scripts of other sites', () => {
  it('CORS-03, CORS-02, REVO-07 may reach the endpoints for programs, and never a page', async () => {
    const origin = 'https://app.example'
    const { issuer } = world.app
    const page = await fetch(world.app.request().url, { headers: { origin }, redirect: 'manual' })
    const location = new URL(page.headers.get('location') ?? '', issuer)
    const cookie = page.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const form = await fetch(location, { headers: { origin, cookie } })
    for (const { headers } of [page, form]) {
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    const { json } = await world.app.tokens(whoever())
    const client_id = world.app.client.clientId
    const body = new URLSearchParams({ token: json.refresh_token, client_id })
    const revoked = await fetch(`${issuer}/token/revocation`, {
      method: 'POST',
      body,
      headers: { origin },
    })
    expect([revoked.status, revoked.headers.get('access-control-allow-origin')]).toEqual([
      200,
      origin,
    ])
  })
})
