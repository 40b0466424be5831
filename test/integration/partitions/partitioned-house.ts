import type { Resource } from '@medplum/fhirtypes'
import type { FhirVersion } from '../../../schema/vocabulary/registration.ts'
import { type FhirHttpServer, startFhirHttpServer } from '../../support/fhir-http-server.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aClient, aPerson } from '../oidc/rows.ts'
import { SmartApp } from '../oidc/smart-app.ts'

const SCOPES = [
  'patient/Patient.rs',
  'patient/Observation.rs',
  'patient/Basic.cruds',
  'user/Patient.rs',
]

/** A hospital whose production has three FHIR bases, each before a server with data of its own. */
export interface PartitionedHouse {
  platform: TestPlatform
  servers: { first: FhirHttpServer; stu3: FhirHttpServer; lab: FhirHttpServer }
  bases: { first: string; stu3: string; lab: string }
  patient: { id: string; email: string }
  /** An app of production that declares these versions; none leaves every base of the same records open. */
  app(fhirVersions?: FhirVersion[]): Promise<SmartApp>
  /** Reads below a base. */
  read(base: string, path: string, token: string): Promise<Response>
  /** The audit row of an answer. */
  audit(response: Response): Promise<Record<string, unknown> | undefined>
  stop(): Promise<void>
}

/** Starts a hospital of its own for one file of tests. */
export async function startPartitionedHouse(): Promise<PartitionedHouse> {
  const [first, stu3, lab] = await Promise.all(
    ['First', 'Stu3', 'Lab'].map((name) => startFhirHttpServer(recordsOf(name))),
  )
  if (!first || !stu3 || !lab) throw new Error('three servers were asked for')
  const servers = { first, stu3, lab }
  const upstreams = [
    {
      ...{ name: 'stu3', url: `${stu3.url}/`, version: 'STU3', records: 'same' },
      authorization: 'FHIR_STU3_AUTHORIZATION',
    },
    { name: 'lab', url: lab.url, version: 'R4' },
  ]
  const platform = await startTestPlatform({
    env: {
      FHIR_UPSTREAM_URL: first.url,
      FHIR_UPSTREAMS: JSON.stringify(upstreams),
      FHIR_STU3_AUTHORIZATION: 'Basic of-the-stu3-server',
    },
  })
  const { base: root } = platform.urls
  const patient = await aPerson(platform, { fhirUser: 'Patient/p1' })
  return {
    platform,
    servers,
    patient,
    bases: { first: `${root}/fhir`, stu3: `${root}/fhir-stu3`, lab: `${root}/fhir-lab` },
    app: async (fhirVersions = []) => {
      const environment = 'PRODUCTION'
      const client = await aClient(platform, { scopes: SCOPES, environment, fhirVersions })
      return new SmartApp(platform, client, environment)
    },
    read: (base, path, token) =>
      fetch(`${base}/${path}`, { headers: { authorization: `Bearer ${token}` } }),
    audit: async (response) => {
      const id = response.headers.get('x-request-id') ?? ''
      const [row] = await platform.orm.em
        .fork()
        .execute('select * from audit_event where request_id = ?', [id])
      return row
    },
    stop: async () => {
      await platform.stop()
      await Promise.all(Object.values(servers).map((server) => server.close()))
    },
  }
}

/** The same ids everywhere, and another name in each. */
function recordsOf(name: string): Resource[] {
  return [
    { resourceType: 'Patient', id: 'p1', name: [{ family: `${name} One` }] },
    { resourceType: 'Patient', id: 'p2', name: [{ family: `${name} Two` }] },
    {
      ...{ resourceType: 'Observation', id: 'o1', status: 'final' },
      ...{ code: { text: 'Weight' }, subject: { reference: 'Patient/p1' } },
    },
  ]
}
