import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFhirServer } from '../../../api/fhir-server/fhir-server.ts'
import { fhirTablesSql } from '../../../api/fhir-server/fhir-tables.ts'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { chart, LAB, placesIn, VITAL } from './chart.ts'

let database: Awaited<ReturnType<typeof migratedOrm>>
let pool: pg.Pool
let proxy: FhirProxy

/** The proxy as it is served: before the R4 server on PostgreSQL, through its real search. */
beforeAll(async () => {
  database = await migratedOrm()
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  const schemaName = 'fhir_behind_proxy'
  await pool.query(fhirTablesSql(schemaName))
  const baseUrl = 'https://hospital.example/fhir'
  const server = createFhirServer({ pool, schemaName, baseUrl })
  proxy = await startFhirProxy({ orm: database.orm, upstream: { send: server.handle } })
  for (const body of [...chart(), ...levels()]) {
    const path = `/${body.resourceType}/${body.id}`
    const put = await server.handle({ method: 'PUT', path, query: '', headers: {}, body })
    expect([path, put.status]).toEqual([path, 201])
  }
})
afterAll(async () => {
  await proxy.close()
  await pool.end()
  await database.close()
})

async function found(path: string, scope: string): Promise<string[]> {
  const response = await proxy.ask(path, await proxy.token({ scope }))
  expect(response.status).toBe(200)
  return (await placesIn(response)).toSorted()
}

/** The same measured value of two patients. */
function levels() {
  return ['1', '2'].map((person) => ({
    ...{ resourceType: 'Observation', id: `level-${person}`, status: 'final' },
    subject: { reference: `Patient/p${person}` },
    code: { coding: [{ system: 'http://loinc.org', code: 'laboratory-code' }] },
    valueQuantity: { value: 5 },
  }))
}

const OWN = [
  'Observation/about-other',
  'Observation/lab-1',
  'Observation/level-1',
  'Observation/vital-1',
]

describe('in front of the embedded server', () => {
  it.each([
    ['LEAK-02', '/Observation', OWN],
    ['LEAK-01', '/Observation?patient=p2', []],
    ['LEAK-01', '/Observation?subject=Patient/p2', []],
    ['LEAK-01', '/Observation?patient=p1,p2', OWN],
    ['LEAK-01', '/Observation?patient:missing=true', []],
    ['LEAK-03', '/Observation?_id=lab-2', []],
    ['LEAK-04', '/Observation?focus=Patient/p1', []],
    ['LEAK-23', '/Patient', ['Patient/p1']],
    ['LEAK-23', '/Patient?_id=p2', []],
    ['LEAK-23', '/Patient?name=Two', []],
    ['LEAK-10', '/Practitioner', ['Practitioner/d1']],
    ['ENF-13', '/Patient/p1/Observation', OWN],
    [
      'LEAK-05',
      '/DiagnosticReport?_include=DiagnosticReport:result',
      ['DiagnosticReport/report-1', 'Observation/lab-1'],
    ],
    [
      'LEAK-06',
      '/Observation?_id=lab-1&_revinclude=DiagnosticReport:result',
      ['DiagnosticReport/report-1', 'Observation/lab-1'],
    ],
    ['LEAK-04', '/Patient?_revinclude=Observation:focus', ['Patient/p1']],
    ['LEAK-13', '/Observation?code-value-quantity=laboratory-code$5', ['Observation/level-1']],
  ])('%s %s finds %j', async (_row, path, expected) => {
    expect(await found(path, 'patient/*.rs')).toEqual(expected)
  })

  it('GRAN-02 SCOPE-07 categories limit what is found', async () => {
    const labs = `patient/Observation.rs?category=${LAB}`
    expect(await found('/Observation', labs)).toEqual(['Observation/lab-1'])
    expect(await found(`/Observation?category=${VITAL}`, labs)).toEqual([])
    const both = `${labs} patient/Observation.rs?category=${VITAL}`
    expect(await found('/Observation', both)).toEqual(['Observation/lab-1', 'Observation/vital-1'])
  })

  it('LEAK-13 totals count what may be seen', async () => {
    const response = await proxy.ask('/Observation?_summary=count', await proxy.token())
    expect(await response.json()).toMatchObject({ total: OWN.length })
  })

  it.each([
    ['Observation/lab-1', 200],
    ['Observation/lab-2', 404],
    ['Observation/focus-1', 404],
    ['Patient/p2', 404],
    ['Observation/lab-1/_history/1', 200],
    ['Observation/lab-1/_history', 200],
    ['Observation/lab-2/_history', 404],
    ['Observation?unknown-parameter=x', 400],
  ])('%s is answered with %i', async (path, status) => {
    expect((await proxy.ask(`/${path}`, await proxy.token())).status).toBe(status)
  })
})

describe('what the embedded server offers', () => {
  it('CAP-01 CAP-07 the CapabilityStatement is there, and smaller', async () => {
    const { rest } = await (await proxy.ask('/metadata')).json()
    const codes = rest[0].resource.flatMap(({ interaction }: { interaction: { code: string }[] }) =>
      interaction.map(({ code }) => code),
    )
    expect([...new Set(codes)].sort()).toEqual([
      ...[
        'create',
        'delete',
        'history-instance',
        'patch',
        'read',
        'search-type',
        'update',
        'vread',
      ],
    ])
  })

  it('R168 what is conditional, and everything about a patient, is promised as it is done', async () => {
    const { rest } = await (await proxy.ask('/metadata')).json()
    const of = (type: string) =>
      rest[0].resource.find((each: { type: string }) => each.type === type)
    const everything = {
      name: 'everything',
      definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
    }
    const written = {
      ...{ readHistory: true, updateCreate: true, conditionalRead: 'not-match' },
      ...{ conditionalCreate: true, conditionalUpdate: true, conditionalDelete: 'single' },
    }
    expect(of('Patient')).toMatchObject({ ...written, operation: [everything] })
    expect(of('Observation')).toMatchObject(written)
    expect(of('Observation')).not.toHaveProperty('operation')
    for (const name of [
      'conditionalCreate',
      'conditionalUpdate',
      'conditionalDelete',
      'updateCreate',
    ]) {
      expect([name, of('Subscription')[name], of('Binary')[name]]).toEqual([
        name,
        undefined,
        undefined,
      ])
    }
  })
})
