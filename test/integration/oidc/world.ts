import { FakeFhirServer } from '../../support/fake-fhir-server.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aClient, aPerson } from './rows.ts'
import { SmartApp } from './smart-app.ts'

/** Scopes the apps of these tests are approved for. */
const APPROVED = [
  'patient/Patient.rs',
  'patient/Observation.rs',
  'patient/Condition.rs',
  'user/Patient.rs',
]

/** The platform with two patients, a clinician and a public app. */
export interface World {
  platform: TestPlatform
  fhir: FakeFhirServer
  patient: { id: string; email: string }
  clinician: { id: string; email: string }
  app: SmartApp
  stop(): Promise<void>
}

/** Starts a world of its own for one file of tests. */
export async function startWorld(env: Record<string, string> = {}): Promise<World> {
  const fhir = new FakeFhirServer('http://fhir.internal')
  for (const resource of RECORDS) fhir.put(resource)
  const upstreamFhir = { PRODUCTION: fhir, SANDBOX: fhir }
  const platform = await startTestPlatform({ env, ports: { upstreamFhir } })
  const [patient, clinician, client] = await Promise.all([
    aPerson(platform, { fhirUser: 'Patient/p1' }),
    aPerson(platform, { roles: ['CLINICIAN'], fhirUser: 'Practitioner/d1' }),
    aClient(platform, { scopes: APPROVED }),
  ])
  const app = new SmartApp(platform, client)
  return { platform, fhir, patient, clinician, app, stop: platform.stop }
}

/** An app of its own, approved for the same scopes, for a test that changes it. */
export async function anApp(
  { platform }: World,
  facts: Partial<Parameters<typeof aClient>[1]> = {},
): Promise<SmartApp> {
  const client = await aClient(platform, { scopes: APPROVED, ...facts })
  return new SmartApp(platform, client, facts.environment)
}

/** Whether a token is still good, asked by its own client. */
export async function isActive(app: SmartApp, token: string): Promise<boolean> {
  const { json, status } = await app.introspect(token)
  if (status !== 200) throw new Error(`introspection answered ${status}`)
  return json.active
}

const RECORDS = [
  {
    resourceType: 'Patient',
    id: 'p1',
    name: [{ family: 'One', given: ['Pat'] }],
    birthDate: '1970-01-01',
  },
  { resourceType: 'Patient', id: 'p2', name: [{ family: 'Two', given: ['<b>Bob'] }] },
  { resourceType: 'Encounter', id: 'e1', status: 'finished', subject: { reference: 'Patient/p1' } },
  { resourceType: 'Encounter', id: 'e2', status: 'finished', subject: { reference: 'Patient/p2' } },
]
