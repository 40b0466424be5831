import type { fhirclient } from 'fhirclient/lib/types'
import { afterAll, describe, expect, it } from 'vitest'
import type { DemoClient } from '../../../api/demo/demo-report.ts'
import type { DemoHospital } from './demo-hospital.ts'
import { type Algorithm, privateJwk } from './keys.ts'
import { type NodeApp, startNodeApp } from './node-app.ts'
import { SCOPE } from './outside-app.ts'
import { allowAccess } from './person.ts'

type Settings = Parameters<typeof startNodeApp>[0]

const CLIENTS: [string, DemoClient['clientType'], (client: DemoClient) => Settings][] = [
  ['a public app', 'public', () => ({})],
  ['an app with a secret', 'confidential-symmetric', ({ clientSecret }) => ({ clientSecret })],
  [
    'an app with a P-384 key',
    'confidential-asymmetric',
    (client) => ({ clientPrivateJwk: keyOf(client, 'ES384') }),
  ],
  [
    'an app with an RSA key',
    'confidential-asymmetric',
    (client) => ({ clientPrivateJwk: keyOf(client, 'RS384') }),
  ],
]

/** What an app on a server does with fhirclient. */
export function fhirclientApps(hospitalOf: () => DemoHospital): void {
  const apps: NodeApp[] = []
  afterAll(() => Promise.all(apps.map((app) => app.close())))

  const ready = async (client: DemoClient, settings: Settings) => {
    const app = await startNodeApp({
      iss: hospitalOf().fhirBase('production'),
      clientId: client.clientId,
      redirectUri: 'http://127.0.0.1:8765/callback',
      scope: SCOPE,
      ...settings,
    })
    apps.push(app)
    const who = hospitalOf().account('patient')
    return app.comeBack(await allowAccess(hospitalOf().platform.url, await app.launch(), { who }))
  }

  describe.each(CLIENTS)('fhirclient as %s', (_name, type, settings) => {
    it('launches on its own and reads the record', async () => {
      const demo = hospitalOf().client(type)
      const client = await ready(demo, settings(demo))
      const { fhirUser, patientId: id } = hospitalOf().account('patient')
      expect([client.getPatientId(), client.getFhirUser()]).toEqual([id, fhirUser])
      expect(await client.patient.read()).toMatchObject({ resourceType: 'Patient', id })
      expect(await client.user.read()).toMatchObject({ resourceType: 'Patient', id })
    })
  })

  // fhirclient 2 renews without a client assertion, so apps with a key cannot: openid-client shows that they may.
  it.each(CLIENTS.slice(0, 2))('fhirclient as %s refreshes', async (_name, type, settings) => {
    const demo = hospitalOf().client(type)
    const client = await ready(demo, settings(demo))
    const before = client.getState('tokenResponse.access_token')
    await client.refresh()
    expect(client.getState('tokenResponse.access_token')).not.toBe(before)
    expect(await client.patient.read()).toMatchObject({ resourceType: 'Patient' })
  })

  it('fhirclient follows the pages of a search to the end', async () => {
    const client = await ready(hospitalOf().client('public'), {})
    const whole = { pageLimit: 0, flat: true }
    const all = await client.request<object[]>('Observation?_count=20', whole)
    const { total } = await client.request<{ total: number }>('Observation?_summary=count')
    expect(all).toHaveLength(total)
    expect(total).toBeGreaterThan(20)
  })
}

function keyOf(client: DemoClient, alg: Algorithm): fhirclient.JWK {
  return privateJwk(client, alg) as fhirclient.JWK // the library types each member of one algorithm
}
