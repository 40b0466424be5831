import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../../api/ports.ts'
import { aDraft, attest, aVendor, type VendorOwner, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import { aForeignServer, aSigningKey, type ForeignServer } from '../../support/key-set-server.ts'
import { move } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const CHECK = graphql(`
  query TestJwksCheck($url: String, $jwks: String) {
    jwksCheck(url: $url, jwks: $jwks) {
      isReachable
      isUsable
      detail
      keys {
        kid
        kty
        alg
        strength
        problem
      }
    }
  }
`)

const HEALTH = graphql(`
  query TestJwksHealth($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        app {
          clients {
            environment
            jwksHealth {
              ok
              detail
            }
          }
        }
      }
    }
  }
`)

class MovableClock implements Clock {
  ahead = 0
  now() {
    return new Date(Date.now() + this.ahead)
  }
}

const clock = new MovableClock()
let platform: TestPlatform
let owner: VendorOwner
let server: ForeignServer
let good: Record<string, unknown>
beforeAll(async () => {
  ;[platform, server] = await Promise.all([
    startTestPlatform({ ports: { clock } }),
    aForeignServer(),
  ])
  owner = await aVendor(platform)
  good = (await aSigningKey('first')).jwk
})
afterAll(async () => {
  await platform?.stop()
  await server?.stop()
})
beforeEach(() => server.answers({ body: { keys: [good] } }))

const check = async (given: { url?: string; jwks?: string }) =>
  (await owner.client.get(CHECK, { url: given.url ?? null, jwks: given.jwks ?? null })).jwksCheck

describe('while the address is typed', () => {
  test('what stands there is shown key by key', async () => {
    expect(await check({ url: `${server.url}/jwks` })).toEqual({
      isReachable: true,
      isUsable: true,
      detail: 'One key can be used.',
      keys: [{ kid: 'first', kty: 'EC', alg: 'ES384', strength: 'EC, P-384', problem: null }],
    })
  })

  test('so is what is wrong, in words', async () => {
    expect(await check({ url: 'http://keys.example/jwks' })).toMatchObject({
      isUsable: false,
      detail: expect.stringContaining('Use https://'),
    })
    expect(await check({ url: 'https://192.168.0.1/jwks' })).toMatchObject({
      isReachable: false,
      detail: 'Its host is not on the public internet.',
    })
    expect(await check({ jwks: '{"keys":[]}' })).toMatchObject({ isUsable: false })
    expect(await check({ jwks: JSON.stringify({ keys: [good] }) })).toMatchObject({
      isUsable: true,
    })
  })
})

async function submitted(jwksUrl: string) {
  const fields = { clientType: 'CONFIDENTIAL_ASYMMETRIC', jwksUrl } as const
  const { version } = await attest(owner, await aDraft(owner, fields))
  return move(owner, 'submit', version ?? { id: '', revision: 0 })
}

describe('a submission', () => {
  test('is refused while its key set cannot be used, with the reason', async () => {
    server.answers({ body: { keys: [{ ...good, d: 'AQ' }] } })
    const { errors } = await submitted(`${server.url}/jwks`)
    expect(errors).toMatchObject([
      { code: 'INVALID', path: ['jwksUrl'], message: expect.stringContaining('private key') },
    ])
  })

  test('tells what was found, and every day again; the vendor hears of it once', async () => {
    const { errors, version } = await submitted(`${server.url}/jwks`)
    expect(errors).toEqual([])
    expect(await health(version)).toEqual({ ok: true, detail: 'One key can be used.' })

    server.answers({ status: 500 })
    await anotherDay()
    expect(await health(version)).toEqual({
      ok: false,
      detail: 'It answers with status 500 instead of 200.',
    })
    await anotherDay()
    expect(await told()).toHaveLength(1)

    server.answers({ body: { keys: [good] } })
    await anotherDay()
    expect(await health(version)).toMatchObject({ ok: true })
    server.answers({ body: '' })
    await anotherDay()
    expect(await told()).toEqual([
      expect.objectContaining({ reason: 'It answers with status 500 instead of 200.' }),
      expect.objectContaining({ reason: 'It is not JSON.' }),
    ])
  })
})

test('BACK-25 the token endpoint keeps for the developer what it found, and says nothing of it', async () => {
  const key = await aSigningKey('first')
  server.answers({ body: { keys: [key.jwk] }, headers: { 'cache-control': 'no-store' } })
  const { version } = await submitted(`${server.url}/${crypto.randomUUID()}`)
  const before = (await told()).length

  server.answers({ status: 500 })
  for (let times = 0; times < 3; times += 1) {
    expect(await authenticate(version, key)).toEqual([401, 'client authentication failed'])
  }
  const reason = 'It answers with status 500 instead of 200.'
  expect(await health(version)).toEqual({ ok: false, detail: reason })
  expect((await told()).slice(before)).toEqual([expect.objectContaining({ reason })])

  clock.ahead += 60_000 // nobody looks again sooner than after half a minute
  server.answers({ body: { keys: [key.jwk] } })
  expect(await authenticate(version, key)).toEqual([400, 'grant request is invalid'])
  expect(await health(version)).toEqual({ ok: true, detail: 'One key can be used.' })
})

/** Proves to be the version's sandbox client with a code that does not exist; status and description of the answer. */
async function authenticate(
  version: Version | null,
  { kid, privateKey }: Awaited<ReturnType<typeof aSigningKey>>,
): Promise<[number, string]> {
  const issuer = platform.urls.issuer.SANDBOX
  const [clientId = ''] = await column<string>(
    platform,
    'select client_id from oauth_client where pinned_version_id = $1',
    [
      Buffer.from(version?.id ?? '', 'base64url')
        .toString()
        .split(':')[1],
    ],
  )
  const client_assertion = await new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES384', kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(`${issuer}/token`)
    .setExpirationTime('4 minutes')
    .sign(privateKey)
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: 'unknown',
    redirect_uri: 'https://app.example/callback',
    code_verifier: 'v'.repeat(43),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
  })
  const response = await fetch(`${issuer}/token`, { method: 'POST', body })
  const { error_description } = await response.json()
  return [response.status, error_description]
}

async function anotherDay(): Promise<void> {
  clock.ahead += 25 * 3_600_000
  await platform.runDueJobs()
}

function told() {
  const statement = `select payload from outbox_message where type = 'jwks.unreachable' order by sequence`
  return column<{ reason: string }>(platform, statement)
}

async function health(version: Version | null) {
  const { node } = await owner.client.get(HEALTH, { id: version?.id ?? '' })
  return node && 'app' in node ? node.app.clients[0]?.jwksHealth : undefined
}
