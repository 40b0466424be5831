import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aSigningKey } from '../../support/key-set-server.ts'
import { startTestPlatform } from '../../support/test-platform.ts'
import { aBackendService, type BackendService } from './backend-service.ts'
import { aClient } from './rows.ts'
import { startWorld, type World } from './world.ts'

let world: World
let service: BackendService
beforeAll(async () => {
  world = await startWorld()
  service = await aBackendService(world.platform, ['system/Patient.rs'])
})
afterAll(() => world?.stop())

it('BACK-22 an assertion without a signature, or signed with what is public, is invalid_client', async () => {
  const [, payload = ''] = (await service.assertion()).split('.')
  const unsigned = (alg: string) =>
    `${Buffer.from(JSON.stringify({ alg, kid: 'elliptic', typ: 'JWT' })).toString('base64url')}.${payload}`
  const jwks = JSON.stringify(service.jwks)
  for (const secret of [jwks, JSON.stringify(service.jwks.keys[0])]) {
    const input = unsigned('HS256')
    const mac = createHmac('sha256', secret).update(input).digest('base64url')
    const { json, status } = await service.token({ client_assertion: `${input}.${mac}` })
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  }
  const { json, status } = await service.token({ client_assertion: `${unsigned('none')}.` })
  expect([status, json.error]).toEqual([401, 'invalid_client'])
})

it('BACK-18 a kid that two keys have names neither', async () => {
  const [one, other] = await Promise.all([aSigningKey('same'), aSigningKey('same')])
  const twice = { keys: [one.jwk, other.jwk] }
  const { clientId } = await aClient(world.platform, {
    ...{ scopes: ['system/Patient.rs'], clientType: 'BACKEND_SERVICE', jwks: twice },
  })
  for (const { kid, privateKey } of [one, other]) {
    const claims = { iss: clientId, sub: clientId }
    const answer = await service.token({
      client_assertion: await service.assertion({ claims, header: { kid }, key: privateKey }),
    })
    expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client'])
  }
})

it('BACK-16 a jti is remembered by its issuer, and by every process', async () => {
  const jti = randomUUID()
  const client_assertion = await service.assertion({ claims: { jti } })
  expect((await service.token({ client_assertion })).status).toBe(200)
  const other = await aBackendService(world.platform, ['system/Patient.rs'])
  const sameNumber = await other.assertion({ claims: { jti } })
  expect((await other.token({ client_assertion: sameNumber })).status).toBe(200)

  const { databaseUrl, urls } = world.platform
  const twin = await startTestPlatform({ databaseUrl, env: { PUBLIC_URL: urls.base } })
  try {
    const body = new URLSearchParams({
      ...{ grant_type: 'client_credentials', scope: 'system/Patient.rs', client_assertion },
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
    const url = `http://127.0.0.1:${twin.port}${new URL(urls.issuer.SANDBOX).pathname}/token`
    const response = await fetch(url, { method: 'POST', body })
    expect([response.status, (await response.json()).error]).toEqual([401, 'invalid_client'])
  } finally {
    await twin.stop()
  }
})
