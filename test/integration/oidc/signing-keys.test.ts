import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aClient, aPerson } from './rows.ts'
import { SmartApp } from './smart-app.ts'

const DAY = 86_400_000
let ahead = 0
const clock = { now: () => new Date(Date.now() + ahead) }
let platform: TestPlatform
let twin: TestPlatform
let app: SmartApp
let email: string
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock } })
  // The same installation: what it publishes and accepts goes by the addresses of the first.
  twin = await startTestPlatform({
    databaseUrl: platform.databaseUrl,
    ports: { clock },
    env: { PUBLIC_URL: platform.urls.base },
  })
  email = (await aPerson(platform, { fhirUser: 'Patient/p1' })).email
  app = new SmartApp(platform, await aClient(platform, { scopes: ['patient/Patient.rs'] }))
})
afterAll(async () => {
  await twin?.stop()
  await platform?.stop()
})

const elsewhere = (address: string) => {
  const { pathname } = new URL(address)
  return `http://127.0.0.1:${twin.port}${pathname}`
}

async function kidsOf(address: string): Promise<string[]> {
  const { keys } = await (await fetch(address)).json()
  return keys.map(({ kid }: { kid: string }) => kid)
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? ''

/** Whether the other replica takes a token for good. */
async function isActiveElsewhere(token: string): Promise<boolean> {
  const response = await fetch(elsewhere(`${app.issuer}/token/introspection`), {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: app.client.clientId }),
  })
  return (await response.json()).active
}

describe('signing keys', () => {
  it('OIDC-15 follow each other with overlap, on every replica, without a restart', async () => {
    const jwks = `${app.issuer}/jwks`
    // Allowed for longer than the keys last.
    const first = (await app.tokens({ email, duration: 'UNTIL_REVOKED' })).json
    const before = await kidsOf(jwks)
    expect(before).toHaveLength(2)
    expect(before).toEqual(expect.arrayContaining([first.access_token, first.id_token].map(kidOf)))

    ahead = 89.5 * DAY
    await platform.runDueJobs()
    const published = await kidsOf(elsewhere(jwks))
    expect(published).toEqual(expect.arrayContaining(before))
    expect(published).toHaveLength(4)
    const meanwhile = (await app.tokens({ email })).json
    expect(kidOf(meanwhile.access_token), 'published, not yet used').toBe(kidOf(first.access_token))

    ahead = 91 * DAY
    const second = (await app.tokens({ email })).json
    for (const name of ['access_token', 'id_token']) {
      expect(published).toContain(kidOf(second[name]))
      expect(before).not.toContain(kidOf(second[name]))
    }
    expect(await isActiveElsewhere(first.access_token), 'signed by the key before').toBe(true)
    expect(await isActiveElsewhere(second.access_token), 'signed by the new key').toBe(true)

    ahead = 92 * DAY
    await platform.runDueJobs()
    expect((await kidsOf(elsewhere(jwks))).toSorted()).toEqual(
      published.filter((kid) => !before.includes(kid)).toSorted(),
    )
    expect(await isActiveElsewhere(second.access_token)).toBe(true)
    const trail = await column<string>(
      platform,
      `select action from audit_event where action like 'signing-key.%' and environment = 'SANDBOX' order by action`,
    )
    expect(trail).toEqual([
      ...Array(4).fill('signing-key.made'),
      ...Array(2).fill('signing-key.removed'),
    ])
  })

  it('lie in the database sealed, and each environment has its own', async () => {
    const rows = await query<{ environment: string; row: string; public_key: { x?: string } }>(
      platform.databaseUrl,
      'select environment, public_key, to_jsonb(k)::text as row from signing_key k',
    )
    expect(new Set(rows.map(({ environment }) => environment)).size).toBe(2)
    for (const { row } of rows) expect(row).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
    const plain = await query(
      platform.databaseUrl,
      `select name from server_key where value::text ~ '"(d|p|q)":' and name !~ '^(demo|attestation)'`,
    )
    expect(plain).toEqual([])
    expect(new Set(rows.map(({ public_key }) => JSON.stringify(public_key))).size).toBe(rows.length)
  })

  it('are sealed anew when a key-encryption key is put in front', async () => {
    const KEY_ENCRYPTION_KEYS = `newer:${'n'.repeat(43)},test:${'k'.repeat(43)}`
    const third = await startTestPlatform({
      databaseUrl: platform.databaseUrl,
      env: { KEY_ENCRYPTION_KEYS },
      ports: { clock },
    })
    await third.stop()
    const names = await column<string>(platform, 'select distinct sealed_with from signing_key')
    expect(names).toEqual(['newer'])
  })
})
