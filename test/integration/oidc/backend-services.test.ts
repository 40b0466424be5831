import { type CryptoKey, decodeJwt, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aForeignServer, aSigningKey, type ForeignServer } from '../../support/key-set-server.ts'
import { type AssertionChange, aBackendService, type BackendService } from './backend-service.ts'
import { aClient } from './rows.ts'
import { words } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
let service: BackendService
beforeAll(async () => {
  world = await startWorld()
  service = await aBackendService(world.platform, ['system/Patient.rs', 'system/Observation.rs'])
})
afterAll(() => world.stop())

const now = () => Math.floor(Date.now() / 1000)
const withAssertion = async (change: AssertionChange) =>
  service.token({ client_assertion: await service.assertion(change) })

describe('a backend service', () => {
  it('BACK-01, BACK-03, BACK-04, BACK-05 gets a short token for its scopes and nothing else', async () => {
    const { json, status } = await service.token()
    expect(status).toBe(200)
    expect(json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'system/Patient.rs',
    })
  })

  it('BACK-02, BACK-10, BACK-15 may sign with either key, for either audience, eight seconds ahead', async () => {
    for (const change of [
      { header: { kid: 'rsa' } },
      { claims: { aud: service.issuer } },
      { claims: { nbf: now() + 8, iat: now() + 8 } },
      { header: { typ: undefined } },
    ]) {
      expect((await withAssertion(change)).status, JSON.stringify(change)).toBe(200)
    }
  })

  it('PLAT-05 is named by its client id, which is of another form than the id of any person', async () => {
    const { sub, client_id } = decodeJwt((await service.token()).json.access_token)
    expect(sub).toBe(client_id)
    expect(sub).toMatch(/^[\w-]{22}$/)
    expect(world.patient.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  })

  it('BACK-33 may mix v1 and v2', async () => {
    const scope = 'system/Patient.read system/Observation.rs'
    expect(words((await service.token({ scope })).json.scope)).toEqual(words(scope))
  })
})

describe('an assertion', () => {
  it.each<[string, () => AssertionChange | Promise<AssertionChange>]>([
    ['BACK-10 a foreign audience', () => ({ claims: { aud: 'https://other.example/token' } })],
    [
      'BACK-10 a foreign audience among others',
      () => ({ claims: { aud: [`${service.issuer}/token`, 'https://x'] } }),
    ],
    ['BACK-11 another iss', () => ({ claims: { iss: 'somebody' } })],
    ['BACK-11 no sub', () => ({ claims: { sub: undefined } })],
    ['BACK-12 an unknown client', () => ({ claims: { iss: 'nobody', sub: 'nobody' } })],
    ['BACK-13 no exp', () => ({ claims: { exp: undefined } })],
    ['BACK-13 expired', () => ({ claims: { exp: now() - 60 } })],
    ['BACK-13 long expired', () => ({ claims: { exp: now() - 300 } })],
    ['BACK-14 six minutes of life', () => ({ claims: { exp: now() + 360 } })],
    ['BACK-14 an hour of life', () => ({ claims: { exp: now() + 3600 } })],
    ['BACK-15 issued in two minutes', () => ({ claims: { iat: now() + 120 } })],
    ['BACK-15 not good for two minutes', () => ({ claims: { nbf: now() + 120 } })],
    ['BACK-16 no jti', () => ({ claims: { jti: undefined } })],
    ['BACK-18 no kid', () => ({ header: { kid: undefined } })],
    ['BACK-18 an unknown kid', () => ({ header: { kid: 'other' } })],
    ['BACK-19 a jku of its own', () => ({ header: { jku: 'https://evil.example/jwks' } })],
    ['BACK-21 another typ', () => ({ header: { typ: 'at+jwt' } })],
    [
      'BACK-22 a symmetric algorithm',
      async () => ({ header: { alg: 'HS256' }, key: await hmacKey() }),
    ],
    [
      'BACK-18 a kid of the other type of key',
      async () => ({
        header: { kid: 'rsa', alg: 'ES384' },
        key: (await generateKeyPair('ES384')).privateKey,
      }),
    ],
    [
      'BACK-22 another algorithm for a registered key',
      async () => ({
        header: { alg: 'RS256', kid: 'rsa' },
        key: (await generateKeyPair('RS256')).privateKey,
      }),
    ],
    ['BACK-22 a key it brings along', async () => broughtAlong('jwk')],
    ['BACK-22 a certificate it brings along', async () => broughtAlong('x5c')],
    [
      'BACK-23 a key nobody registered',
      async () => ({ key: (await generateKeyPair('ES384')).privateKey }),
    ],
  ])('%s is invalid_client', async (_name, change) => {
    const { json, status } = await withAssertion(await change())
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  })

  it('BACK-09 an assertion nobody can read is invalid_client', async () => {
    const { json, status } = await service.token({ client_assertion: 'unreadable' })
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  })

  it('BACK-16, BACK-17 an assertion is good once, also when three come at a time', async () => {
    const client_assertion = await service.assertion()
    const all = await Promise.all([1, 2, 3].map(() => service.token({ client_assertion })))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect((await service.token({ client_assertion })).json.error).toBe('invalid_client')
  })
})

describe('a request for a token', () => {
  it.each([
    ['BACK-30 empty', ''],
    ['BACK-08 missing', undefined],
    ['BACK-31 launch', 'launch fhirUser'],
    ['BACK-31 patient', 'patient/*.rs'],
    ['BACK-31 openid', 'openid offline_access'],
    ['BACK-32 unknown type', 'system/UnknownResource.rs'],
    ['BACK-32 unknown action', 'system/Patient.unknownAction'],
    ['SCOPE-09 a limit nobody can check on', 'system/Patient.rs?favourite-colour=blue'],
    ['BACK-34 writing', 'system/Patient.cruds'],
    ['BACK-29 more than approved', 'system/*.rs'],
    ['BACK-29 one right, one wrong', 'system/Patient.rs system/Condition.rs'],
  ])('%s scope is invalid_scope', async (_name, scope) => {
    const { json, status } = await service.token({ scope })
    expect([status, json.error]).toEqual([400, 'invalid_scope'])
  })

  it('BACK-06, BACK-07, BACK-08 other fields are checked as well', async () => {
    expect((await service.token({ grant_type: 'not_a_grant_type' })).json.error).toBe(
      'unsupported_grant_type',
    )
    for (const name of ['grant_type', 'client_assertion_type', 'client_assertion']) {
      const { json, status } = await service.token({ [name]: undefined })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(json.error).toEqual(expect.any(String))
    }
  })

  it.each([
    ['BACK-08', 'grant_type', 'invalid test value', [400]],
    ['BACK-07, BACK-08', 'client_assertion_type', 'not_an_assertion_type', [400, 401]],
    ['BACK-08', 'scope', 'invalid test value', [400]],
    ['BACK-08', 'client_assertion', 'invalid test value', [401]],
  ])('%s with a wrong %s is refused in JSON', async (_row, name, value, statuses) => {
    const { headers, json, status } = await service.token({ [name]: value })
    expect(statuses).toContain(status)
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(json.error).toMatch(
      /^(invalid_client|invalid_request|invalid_scope|unsupported_grant_type)$/,
    )
  })

  it('cannot act for a person', async () => {
    const form = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'y' }
    expect((await service.token(form)).json.error).toBe('unauthorized_client')
  })
})

describe('other clients', () => {
  it('BACK-35 a shared secret is not enough', async () => {
    const app = await anApp(world, {
      clientType: 'CONFIDENTIAL_SYMMETRIC',
      scopes: ['system/Patient.rs'],
    })
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    expect((await app.token(form, app.basic())).json.error).toBe('unauthorized_client')
  })
})

describe('keys at an address', () => {
  let keyServer: ForeignServer
  beforeAll(async () => {
    keyServer = await aForeignServer()
  })
  afterAll(() => keyServer?.stop())

  const facts = { scopes: ['system/Patient.rs'], clientType: 'BACKEND_SERVICE' as const }
  const signed = async (
    clientId: string,
    { kid, privateKey }: { kid: string; privateKey: CryptoKey },
  ) => withAssertion({ claims: { iss: clientId, sub: clientId }, header: { kid }, key: privateKey })

  it('BACK-25 are read, kept, and read again for a key that was rotated in', async () => {
    const [first, second] = await Promise.all([aSigningKey('first'), aSigningKey('second')])
    keyServer.answers({ body: { keys: [first.jwk] } })
    const jwksUrl = `${keyServer.url}/jwks`
    const { clientId } = await aClient(world.platform, { ...facts, jwksUrl })
    expect((await signed(clientId, first)).status).toBe(200)
    expect((await signed(clientId, first)).status).toBe(200)
    expect(keyServer.requests).toHaveLength(1)

    keyServer.answers({ body: { keys: [first.jwk, second.jwk] } })
    vi.spyOn(world.platform.ports.clock, 'now').mockImplementation(
      () => new Date(Date.now() + 60_000),
    )
    expect((await signed(clientId, second)).status).toBe(200)
    vi.restoreAllMocks()
    expect(keyServer.requests).toHaveLength(2)
  })

  it.each<[string, (server: ForeignServer) => string]>([
    ['inside our network', () => 'https://10.0.0.1/jwks'],
    [
      'that fails',
      (server) => {
        server.answers({ status: 500 })
        return `${server.url}/failing`
      },
    ],
    [
      'that is not JSON',
      (server) => {
        server.answers({ body: 'here are no keys' })
        return `${server.url}/broken`
      },
    ],
  ])(
    'BACK-09, BACK-25 at an address %s are a failed authentication, and no more is said',
    async (_where, prepare) => {
      const { clientId } = await aClient(world.platform, { ...facts, jwksUrl: prepare(keyServer) })
      const { headers, json, status } = await signed(clientId, await aSigningKey('first'))
      expect([status, json]).toEqual([
        401,
        { error: 'invalid_client', error_description: 'client authentication failed' },
      ])
      expect(headers.get('cache-control')).toContain('no-store')
    },
  )

  it('BACK-09 are asked for none where there are none', async () => {
    const { clientId } = await aClient(world.platform, facts)
    const { json, status } = await signed(clientId, await aSigningKey('first'))
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  })

  it('BACK-25 of somebody else do not help', async () => {
    keyServer.answers({ body: { keys: [(await aSigningKey('first')).jwk] } })
    const jwksUrl = `${keyServer.url}/other`
    const { clientId } = await aClient(world.platform, { ...facts, jwksUrl })
    const { json } = await signed(clientId, await aSigningKey('first'))
    expect(json.error).toBe('invalid_client')
  })
})

/** An assertion that is signed with the key in its own header. */
async function broughtAlong(member: 'jwk' | 'x5c'): Promise<AssertionChange> {
  const { privateKey, jwk } = await aSigningKey('elliptic')
  const header =
    member === 'jwk' ? { jwk } : { x5c: [Buffer.from('a certificate').toString('base64')] }
  return { header, key: privateKey }
}

function hmacKey() {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])
}
