import { randomUUID } from 'node:crypto'
import { type CryptoKey, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aForeignServer, aSigningKey, type ForeignServer } from '../../support/key-set-server.ts'
import { REDIRECT } from './rows.ts'
import type { SmartApp } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

type Key = Awaited<ReturnType<typeof aSigningKey>>

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
let world: World
let keyServer: ForeignServer
beforeAll(async () => {
  ;[world, keyServer] = await Promise.all([startWorld(), aForeignServer()])
})
afterAll(async () => {
  await keyServer?.stop()
  await world?.stop()
})
let jwksUrl: string
beforeEach(() => {
  jwksUrl = `${keyServer.url}/${randomUUID()}`
})

async function assertion(app: SmartApp, { kid, privateKey }: Key, header: object = {}) {
  const { clientId } = app.client
  const client_assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES384', kid, typ: 'JWT', ...header })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(`${app.issuer}/token`)
    .setExpirationTime('4 minutes')
    .sign(privateKey)
  return { client_assertion, client_assertion_type: ASSERTION_TYPE }
}

const publish = (keys: Key[], cacheControl?: string) =>
  keyServer.answers({
    body: { keys: keys.map(({ jwk }) => jwk) },
    ...(cacheControl ? { headers: { 'cache-control': cacheControl } } : {}),
  })
const asksAt = (url: string) =>
  keyServer.requests.filter((request) => request.endsWith(new URL(url).pathname)).length

describe('a backend service that publishes its keys', () => {
  const service = () =>
    anApp(world, { scopes: ['system/Patient.rs'], clientType: 'BACKEND_SERVICE', jwksUrl })
  const token = async (app: SmartApp, key: Key, header?: object) => {
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    return app.token({ ...form, ...(await assertion(app, key, header)) })
  }

  it('BACK-19, BACK-20, BACK-24 may name their registered address in jku', async () => {
    const [app, key] = await Promise.all([service(), aSigningKey('one')])
    publish([key])
    expect((await token(app, key, { jku: jwksUrl })).status).toBe(200)
    expect((await token(app, key, { jku: `${keyServer.url}/other` })).json.error).toBe(
      'invalid_client',
    )
    expect(asksAt(`${keyServer.url}/other`), 'never fetched').toBe(0)
  })

  it('BACK-26 that may not be kept are read each time: rotated in and out at once', async () => {
    const app = await service()
    const [first, second] = await Promise.all([aSigningKey('first'), aSigningKey('second')])
    publish([first], 'no-store')
    expect((await token(app, first)).status).toBe(200)
    publish([second], 'max-age=0')
    expect((await token(app, second)).status).toBe(200)
    const removed = await token(app, first)
    expect([removed.status, removed.json.error]).toEqual([401, 'invalid_client'])
    keyServer.answers({ status: 500 })
    expect((await token(app, second)).json.error, 'nothing is kept for an outage').toMatch(
      /^invalid_client/,
    )
  })

  it('BACK-27, BACK-28 that may be kept are read once, and once more for an unknown kid', async () => {
    const [app, key, other] = await Promise.all([service(), aSigningKey('k'), aSigningKey('other')])
    publish([key], 'max-age=60')
    for (let times = 0; times < 3; times += 1) expect((await token(app, key)).status).toBe(200)
    expect(asksAt(jwksUrl)).toBe(1)
    for (let times = 0; times < 5; times += 1) {
      expect((await token(app, other)).json.error).toBe('invalid_client')
    }
    expect(asksAt(jwksUrl)).toBeLessThanOrEqual(2)
  })

  it('BACK-37 proves itself in one way at a time, and REFR-19 gets nothing to renew', async () => {
    const [app, key] = await Promise.all([service(), aSigningKey('one')])
    publish([key])
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    const both = await app.token({ ...form, ...(await assertion(app, key)) }, app.basic())
    expect([both.status, both.json.error]).toEqual([400, 'invalid_request'])
    const { json } = await token(app, key)
    expect(json).not.toHaveProperty('refresh_token')
  })
})

it('BACK-36, CODE-12, REFR-14 an app with keys proves itself by them at the code and at each refresh, also with a new key', async () => {
  const [first, second] = await Promise.all([aSigningKey('first'), aSigningKey('second')])
  publish([first], 'no-store')
  const app = await anApp(world, { clientType: 'CONFIDENTIAL_ASYMMETRIC', jwksUrl })
  const params = { scope: 'openid offline_access patient/Patient.rs' }
  const { code, verifier } = await app.authorize({ email: world.patient.email, params })
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  }
  const { privateKey: stranger }: { privateKey: CryptoKey } = await aSigningKey('first')
  const forged = await app.token({
    ...form,
    ...(await assertion(app, { ...first, privateKey: stranger })),
  })
  expect(forged.json.error).toBe('invalid_client')
  for (const weaker of [{}, { client_secret: 'x' }] as Record<string, string>[]) {
    const body = { ...form, client_id: app.client.clientId, ...weaker }
    const { json, status } = await app.token(body)
    expect([status, json.error], JSON.stringify(weaker)).toEqual([401, 'invalid_client'])
  }
  expect((await app.token(form, app.basic())).json.error).toBe('invalid_client')
  const { json } = await app.token({ ...form, ...(await assertion(app, first)) })
  expect(json.access_token).toEqual(expect.any(String))
  publish([second], 'no-store')
  const refresh = (token: string, key: Key) =>
    assertion(app, key).then((proof) =>
      app.token({ grant_type: 'refresh_token', refresh_token: token, ...proof }),
    )
  expect((await refresh(json.refresh_token, first)).json.error).toBe('invalid_client')
  expect((await refresh(json.refresh_token, second)).status).toBe(200)
})
