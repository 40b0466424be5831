import { aClient, aPerson, type Registry } from '../../test/integration/oidc/rows.ts'
import { PEOPLE } from '../jobs/launch-people.ts'
import { serveSide } from '../serve-side.ts'
import { REDIRECT } from '../walks/launch-walk.ts'
import { serviceKey } from './service-key.ts'
import { startGatehouse } from './start-gatehouse.ts'

const RECORD = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Bench', given: ['Pat'] }] }

/**
 * The whole product with apps of its own. What costs the same everywhere is left out: passwords are compared as they
 * are, and the one record that is read lies in memory.
 */
await serveSide(async (databaseUrl) => {
  const upstream = { send: async () => ({ status: 200, headers: {}, body: RECORD }) }
  const app = await startGatehouse(databaseUrl, {
    passwords: {
      hash: async (password) => password,
      verify: async (hash, password) => hash === password,
    },
    upstreamFhir: { PRODUCTION: upstream, SANDBOX: upstream },
  })
  return { url: app.urls.base, facts: await factsOf(app), stop: app.stop }
})

async function factsOf(registry: Registry): Promise<Record<string, string>> {
  const people: string[] = []
  for (let each = 0; each < PEOPLE; each++)
    people.push((await aPerson(registry, { fhirUser: 'Patient/p1' })).email)
  const environment = 'PRODUCTION'
  const scopes = ['patient/Patient.rs', 'patient/Observation.rs']
  const { clientId } = await aClient(registry, {
    ...{ environment, scopes, redirectUrls: [REDIRECT] },
    idTokenAlg: 'ES256', // as the peer signs them
  })
  const keys = await Promise.all(['RS384', 'ES384'].map(serviceKey))
  const service = await aClient(registry, {
    environment,
    scopes: ['system/Patient.rs'],
    clientType: 'BACKEND_SERVICE',
    jwks: { keys: keys.map(({ shown }) => shown) },
  })
  return {
    people: people.join(' '),
    clientId,
    serviceId: service.clientId,
    serviceKeys: JSON.stringify(keys.map(({ hidden }) => hidden)),
    fhirBase: registry.urls.fhir.PRODUCTION,
    issuer: registry.urls.issuer.PRODUCTION,
  }
}
