import { randomUUID } from 'node:crypto'
import { type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signingKeys } from '../../../api/queries/access/signing-keys.ts'
import { aReviewer, aVendor, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
let twin: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
  const env = { PUBLIC_URL: platform.urls.base }
  twin = await startTestPlatform({ databaseUrl: platform.databaseUrl, env })
})
afterAll(async () => {
  await twin?.stop()
  await platform?.stop()
})

/** A token of the app's production client, as the authorization server signs it. */
async function tokenOf({ id }: Version): Promise<string> {
  const versionId = Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''
  const [clientId = ''] = await column<string>(
    platform,
    `select client_id from oauth_client where pinned_version_id = $1 and environment = 'PRODUCTION'`,
    [versionId],
  )
  const keys = await signingKeys(platform.orm.em.fork(), 'PRODUCTION')
  const sealed = keys.find(({ alg }) => alg === 'ES256')
  const key: JWK | undefined = sealed && platform.ports.signingKeys.open(sealed)
  if (!key) throw new Error('no key')
  const claims = { client_id: clientId, gh_version: versionId, scope: 'system/Patient.rs' }
  return new SignJWT({ ...claims, jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(key.kid) })
    .setIssuer(platform.urls.issuer.PRODUCTION)
    .setAudience(platform.urls.fhir.PRODUCTION)
    .setSubject(clientId)
    .setIssuedAt()
    .setExpirationTime('10 minutes')
    .sign(key)
}

const WORKERS = 6

/** Asks both replicas all the time; counts what was accepted before and after somebody was told that it is over. */
function fire(token: string) {
  const accepted = new Map([platform.port, twin.port].map((port) => [port, 0]))
  const after: number[] = []
  const faults: number[] = []
  let isAcknowledged = false
  let left = WORKERS * 2 * 10
  const ask = async (port: number) => {
    const isAfter = isAcknowledged
    const { status } = await fetch(`http://127.0.0.1:${port}/fhir/Patient?_summary=count`, {
      headers: { authorization: `Bearer ${token}` },
    })
    if (status !== 200 && status !== 401) faults.push(status)
    if (isAfter) after.push(status)
    else if (status === 200) accepted.set(port, (accepted.get(port) ?? 0) + 1)
    if (isAfter) left -= 1
  }
  const work = async (port: number) => {
    while (left > 0 && faults.length === 0) await ask(port)
  }
  const workers = Array.from({ length: WORKERS }, () => [work(platform.port), work(twin.port)])
  return {
    accepted: () => Math.min(...accepted.values()),
    acknowledge: () => {
      isAcknowledged = true
    },
    async ended() {
      await Promise.all(workers.flat())
      return { after, faults }
    },
  }
}

test('LIFECYCLE D3 an app is disabled under fire: of what two replicas are asked after the acknowledgement they accept nothing', async () => {
  const [owner, reviewer, officer] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_OFFICER'),
  ])
  for (let round = 0; round < 3; round++) {
    const version = await anAppVersion({ owner, reviewer }, { status: 'LIVE' })
    const firing = fire(await tokenOf(version))
    await expect.poll(firing.accepted, { timeout: 60_000 }).toBeGreaterThan(20)
    const { data } = await officer.client.ask<{ it: { userErrors: object[] } }, object>(
      `mutation ($input: EmergencyDisableInput!) { it: emergencyDisable(input: $input) { userErrors { code } } }`,
      { input: { reason: 'Leaks seen.', appId: version.app.id } },
    )
    firing.acknowledge()
    expect(data?.it.userErrors).toEqual([])
    const { after, faults } = await firing.ended()
    expect(faults).toEqual([])
    expect(after.length).toBeGreaterThan(WORKERS * 2)
    expect(after.filter((status) => status !== 401)).toEqual([])
  }
}, 240_000)
