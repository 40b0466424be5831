import { createHash } from 'node:crypto'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPerson, insertSecret, REDIRECT } from './rows.ts'
import { type SmartApp, words } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const SCOPE =
  'openid fhirUser launch/patient offline_access patient/Patient.read patient/Observation.rs'

async function keysOf({ issuer }: SmartApp) {
  const response = await fetch(`${issuer}/jwks`, { headers: { origin: 'https://any.example' } })
  expect(response.headers.get('access-control-allow-origin'), 'CORS-01').toBe('https://any.example')
  return response.json()
}

describe('the answer to a code', () => {
  it('CODE-01, CODE-02, CODE-03, CODE-04, CODE-05, CODE-06, CTX-01 has everything SMART asks for', async () => {
    const { headers, json, status } = await world.app.tokens({
      email: world.patient.email,
      params: { scope: SCOPE, nonce: 'n'.repeat(64) },
    })
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('pragma')).toBe('no-cache')
    expect(json.token_type).toBe('Bearer')
    expect(json.expires_in).toBe(3600)
    expect(words(json.scope), 'SCOPE-03: spelled as requested').toEqual(words(SCOPE))
    expect(json).toMatchObject({ patient: 'p1', need_patient_banner: true })
    expect(json.refresh_token).toEqual(expect.any(String))
  })

  it('CODE-31, OIDC-05, OIDC-06, OIDC-07, OIDC-08, OIDC-12 signs both tokens with published keys', async () => {
    const { app, patient } = world
    const { json } = await app.tokens({
      email: patient.email,
      params: { scope: SCOPE, nonce: 'n-1' },
    })
    const jwks = await keysOf(app)
    expect(JSON.stringify(jwks)).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
    const keys = createLocalJWKSet(jwks)
    const access = await jwtVerify(json.access_token, keys, {
      typ: 'at+jwt',
      algorithms: ['ES256'],
    })
    expect(access.payload).toMatchObject({
      ...{ iss: app.issuer, aud: app.fhirBase, sub: patient.id, client_id: app.client.clientId },
      ...{ azp: app.client.clientId, patient: 'p1', gh_version: app.client.appVersionId },
      ...{ fhirUser: `${app.fhirBase}/Patient/p1`, profile: `${app.fhirBase}/Patient/p1` },
      gh_grant: expect.any(String),
      scope: json.scope,
    })
    const id = await jwtVerify(json.id_token, keys, { algorithms: ['RS256'] })
    expect(jwks.keys.map(({ kid }: { kid: string }) => kid)).toContain(id.protectedHeader.kid)
    expect(id.payload.exp).toBeGreaterThan(Date.now() / 1000)
    expect(id.payload.iat).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000))
    expect(id.payload).toMatchObject({
      ...{ iss: app.issuer, aud: app.client.clientId, sub: patient.id, nonce: 'n-1' },
      fhirUser: `${app.fhirBase}/Patient/p1`,
    })
  })

  it('OIDC-11 names a person the same to every app and at every sign-in, and never by an address', async () => {
    const person = await aPerson(world.platform, { fhirUser: 'Patient/p1' })
    const subOf = async (app: SmartApp) => {
      const { json } = await app.tokens({ email: person.email, params: { scope: SCOPE } })
      return decodeJwt(json.id_token).sub
    }
    const subs = [await subOf(world.app), await subOf(world.app), await subOf(await anApp(world))]
    expect(subs).toEqual([person.id, person.id, person.id])
    expect(person.id).not.toContain('@')
  })

  it('OIDC-01 has no id_token without openid', async () => {
    const app = await anApp(world)
    const { json } = await app.tokens({
      email: world.patient.email,
      params: { scope: 'patient/Patient.rs' },
    })
    expect(json.id_token).toBeUndefined()
    expect(json.access_token).toEqual(expect.any(String))
  })

  it('AUTHZ-26 never exceeds the approval', async () => {
    const app = await anApp(world, { scopes: ['patient/Observation.rs'] })
    const params = { scope: 'openid patient/*.cruds user/*.cruds system/Patient.rs' }
    const { json } = await app.tokens({ email: world.patient.email, params })
    expect(words(json.scope)).toEqual(['openid', 'patient/Observation.rs'])
  })
})

describe('what is told of the person', () => {
  it('CTX-14 the app cannot choose the patient', async () => {
    const { code, verifier } = await world.app.authorize({ email: world.patient.email })
    const { json } = await world.app.exchange(code, verifier, {
      patient: 'p2',
      launch_patient: 'p2',
    })
    expect(json.patient).toBe('p1')
  })

  it('OIDC-16 userinfo knows the same person, by GET and by POST, and nobody else', async () => {
    const { json } = await world.app.tokens({ email: world.patient.email })
    const ask = (token: string, method: string) =>
      fetch(`${world.app.issuer}/me`, { method, headers: { authorization: `Bearer ${token}` } })
    for (const method of ['GET', 'POST']) {
      const { sub } = await (await ask(json.access_token, method)).json()
      expect([sub, sub]).toEqual([world.patient.id, decodeJwt(json.id_token).sub])
      const refused = await ask('nonsense', method)
      expect(refused.status).toBe(401)
      expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer .*error="invalid_token"/)
    }
  })

  it('OIDC-18 profile repeats fhirUser for older apps, and nobody is named unless the app asks', async () => {
    const fhirUser = `${world.app.fhirBase}/Patient/p1`
    const claimsFor = async (scope: string) => {
      const { json } = await world.app.tokens({ email: world.patient.email, params: { scope } })
      return decodeJwt(json.id_token)
    }
    const quiet = await claimsFor('openid fhirUser patient/Patient.rs')
    expect(quiet).toMatchObject({ fhirUser })
    for (const name of ['profile', 'name', 'given_name', 'family_name', 'email']) {
      expect(quiet).not.toHaveProperty(name)
    }
    const older = await claimsFor('openid profile patient/Patient.rs')
    expect(older).toMatchObject({ profile: fhirUser })
    expect(older).not.toHaveProperty('email')
    const both = await claimsFor('openid fhirUser profile patient/Patient.rs')
    expect(both).toMatchObject({ fhirUser, profile: fhirUser })
  })
})

describe('a code', () => {
  it('CODE-14, CODE-15, CODE-16, CODE-17, CODE-18, CODE-21 is refused with 400 invalid_grant whatever is wrong', async () => {
    const { code, verifier } = await world.app.authorize({ email: world.patient.email })
    const other = await anApp(world)
    const wrong = [
      world.app.exchange('BAD_CODE', verifier),
      world.app.exchange(code, ''),
      world.app.exchange(code, 'x'.repeat(43)),
      world.app.exchange(code, createHash('sha256').update(verifier).digest('base64url')),
      world.app.token({
        ...{ grant_type: 'authorization_code', code, redirect_uri: REDIRECT },
        client_id: world.app.client.clientId,
      }),
      world.app.exchange(code, verifier, { redirect_uri: 'https://app.example/other' }),
      world.app.exchange(code, verifier, { redirect_uri: '' }),
      world.app.token({
        ...{ grant_type: 'authorization_code', code, code_verifier: verifier },
        client_id: world.app.client.clientId,
      }),
      other.exchange(code, verifier),
    ]
    for (const { json, status } of await Promise.all(wrong)) {
      expect(status).toBe(400)
      expect(json.error).toBe('invalid_grant')
    }
    expect((await world.app.exchange(code, verifier)).status, 'and good yet').toBe(200)
  })

  it('CODE-18 takes no verifier for a challenge that was never there', async () => {
    // AUTHZ-22 refuses every request without a challenge, so such a code has to be forged.
    const { code, verifier } = await world.app.authorize({ email: world.patient.email })
    await world.platform.orm.em.execute(
      `update oidc_record set payload = payload - 'codeChallenge' - 'codeChallengeMethod'
       where model = 'AuthorizationCode' and id = ?`,
      [code],
    )
    const { json, status } = await world.app.exchange(code, verifier)
    expect([status, json.error]).toEqual([400, 'invalid_grant'])
  })

  it('CODE-19 is good once, also when five come at a time, and reuse ends its tokens', async () => {
    const app = await anApp(world)
    const { code, verifier } = await app.authorize({ email: world.patient.email })
    const all = await Promise.all(Array.from({ length: 5 }, () => app.exchange(code, verifier)))
    const [good, ...more] = all.filter(({ status }) => status === 200)
    expect(more).toEqual([])
    expect((await app.exchange(code, verifier)).json.error).toBe('invalid_grant')
    expect(await isActive(app, good?.json.access_token)).toBe(false)
  })
})

describe('the token endpoint', () => {
  it('CODE-22, CODE-23, CODE-24, CODE-25, CODE-26 refuses what it cannot read', async () => {
    const url = `${world.app.issuer}/token`
    for (const method of ['GET', 'DELETE', 'PROPFIND']) {
      const wrong = await fetch(url, { method })
      expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
      expect(await wrong.json()).toMatchObject({ error: 'invalid_request' })
    }
    const headers = { 'content-type': 'application/json' }
    const json = await fetch(url, { method: 'POST', headers, body: '{}' })
    expect([json.status, (await json.json()).error]).toEqual([400, 'invalid_request'])
    const client_id = world.app.client.clientId
    const twice = new URLSearchParams([
      ['client_id', client_id],
      ['grant_type', 'a'],
      ['grant_type', 'b'],
    ])
    const repeated = await world.app.token(twice)
    expect([repeated.status, repeated.json.error]).toEqual([400, 'invalid_request'])
    for (const grant_type of ['not_a_grant_type', 'password', 'implicit']) {
      const answer = await world.app.token({ client_id, grant_type })
      expect([answer.status, answer.json.error]).toEqual([400, 'unsupported_grant_type'])
      expect(answer.headers.get('cache-control')).toContain('no-store')
    }
  })

  it('CODE-27, CODE-28, CODE-29, CORS-04 answers scripts of registered origins, errors too', async () => {
    const form = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'y' }
    const from = async (origin: string, client_id = world.app.client.clientId) => {
      const { headers } = await world.app.token({ ...form, client_id }, { origin })
      return headers.get('access-control-allow-origin')
    }
    expect(await from('https://app.example')).toBe('https://app.example')
    expect(await from('https://evil.example')).toBeNull()
    expect(await from('null')).toBeNull()
    expect(await from('https://evil.example', 'nobody')).toBeNull()
    const preflight = await fetch(`${world.app.issuer}/token`, {
      method: 'OPTIONS',
      headers: {
        ...{ origin: 'https://app.example', 'access-control-request-method': 'POST' },
        'access-control-request-headers': 'authorization, content-type',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
  })
})

describe('a confidential client', () => {
  it('CODE-08, CODE-09, CODE-10, CODE-11 authenticates with Basic or in the form, with any live secret', async () => {
    const app = await anApp(world, { clientType: 'CONFIDENTIAL_SYMMETRIC' })
    const params = { scope: 'openid offline_access patient/Patient.rs' }
    const { code, verifier } = await app.authorize({ email: world.patient.email, params })
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://app.example/callback',
    }
    const wrong = await app.token({ ...form, code_verifier: verifier }, app.basic('wrong'))
    expect([wrong.status, wrong.json.error]).toEqual([401, 'invalid_client'])
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
    const none = await app.exchange(code, verifier)
    expect([none.status, none.json.error]).toEqual([401, 'invalid_client'])
    const { json } = await app.token({ ...form, code_verifier: verifier }, app.basic())
    const [row] = await world.platform.orm.em.execute<{ id: string }[]>(
      'select id from oauth_client where client_id = ?',
      [app.client.clientId],
    )
    await insertSecret(world.platform, row?.id ?? '', 'the-second-secret')
    const second = await app.refresh(json.refresh_token, { client_secret: 'the-second-secret' })
    expect(second.status).toBe(200)
    expect(
      (await app.refresh(second.json.refresh_token, { client_secret: app.client.secret })).status,
    ).toBe(200)
  })

  it('CODE-12 a public client has no secret', async () => {
    const { code, verifier } = await world.app.authorize({ email: world.patient.email })
    const { json, status } = await world.app.exchange(code, verifier, { client_secret: 'x' })
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  })
})

it('no token, code or secret is ever logged', async () => {
  const params = { scope: SCOPE }
  const { code, verifier } = await world.app.authorize({ email: world.patient.email, params })
  const { json } = await world.app.exchange(code, verifier)
  const log = world.platform.logs.join('\n')
  for (const secret of [code, verifier, json.access_token, json.refresh_token, json.id_token]) {
    expect(log).not.toContain(secret)
  }
  expect(decodeJwt(json.access_token).exp).toBeGreaterThan(0)
})
