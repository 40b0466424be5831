import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { fillChart, LAB, placesIn, VITAL } from './chart.ts'

const OWN = ['Observation/lab-1', 'Observation/vital-1', 'Observation/about-other']

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy
let token: string

beforeAll(async () => {
  database = await migratedOrm()
})
afterAll(() => database.close())
beforeEach(async () => {
  proxy = await startFhirProxy({ orm: database.orm })
  fillChart(proxy.upstream)
  token = await proxy.token({ scope: 'patient/*.rs' })
  return () => proxy.close()
})

async function found(path: string, given = token) {
  const response = await proxy.ask(path, given)
  expect(response.status).toBe(200)
  return placesIn(response)
}

describe('a search of a patient-level token', () => {
  it.each([
    ['LEAK-02', '', OWN],
    ['LEAK-01', '?patient=p1', OWN],
    ['LEAK-01', '?patient=p2', []],
    ['LEAK-01', '?subject=Patient/p2', []],
    ['LEAK-01', '?patient=p1,p2', OWN],
    ['LEAK-01', '?patient=p1&patient=p2', []],
    ['LEAK-01', '?patient:Patient=p2', []],
    ['LEAK-01', '?patient:not=p1', []],
    ['LEAK-01', '?patient:missing=true', []],
    ['LEAK-03', '?_id=lab-2', []],
    ['LEAK-03', '?_id=lab-1,lab-2', ['Observation/lab-1']],
    ['LEAK-04', '?focus=Patient/p1', []],
    ['LEAK-13', '?_sort=-date&_total=accurate', OWN],
  ])('%s Observation%s finds %j', async (_row, query, expected) => {
    expect(await found(`/Observation${query}`)).toEqual(expected)
    const [{ query: sent = '' } = {}] = proxy.upstream.requests
    expect(new URLSearchParams(sent).getAll('patient')).toContain('Patient/p1')
  })

  it.each([
    ['', ['Patient/p1']],
    ['?_id=p2', []],
    ['?name=Two', []],
    ['?name=One', ['Patient/p1']],
    ['?_id=p1,p2', ['Patient/p1']],
  ])('LEAK-23 Patient%s finds %j', async (query, expected) => {
    expect(await found(`/Patient${query}`)).toEqual(expected)
  })

  it('LEAK-13 totals count what may be seen', async () => {
    for (const query of ['?_summary=count', '?_count=0', '?_total=accurate']) {
      const response = await proxy.ask(`/Observation${query}`, token)
      expect(await response.json()).toMatchObject({ type: 'searchset', total: OWN.length })
    }
  })

  it('does not rely on the server behind it to obey', async () => {
    proxy.upstream.override = async () => {
      const resources = ['p1', 'p2'].map((id) => ({ resourceType: 'Patient', id }))
      const entry = resources.map((resource) => ({ resource }))
      return { status: 200, headers: {}, body: { resourceType: 'Bundle', total: 2, entry } }
    }
    const response = await proxy.ask('/Patient', token)
    const bundle = await response.json()
    expect(bundle.entry).toEqual([
      { fullUrl: `${proxy.base}/Patient/p1`, resource: { resourceType: 'Patient', id: 'p1' } },
    ])
    expect(bundle).not.toHaveProperty('total')
  })

  it.each([
    ['LEAK-11', 'Observation?subject:Patient.name=Two'],
    ['LEAK-11', 'Observation?subject.identifier=x'],
    ['LEAK-12', 'Patient?_has:Observation:patient:code=x'],
    ['LEAK-07', 'DiagnosticReport?_include:iterate=DiagnosticReport:result'],
    ['LEAK-08', 'Observation?_include=*'],
    ['LEAK-13', 'Observation?_filter=x'],
    ['LEAK-25', 'Observation?%5Fhas:x:y:z=1'],
    ['LEAK-25', 'Observation?_include:%69terate=Observation:subject'],
    ['LEAK-25', 'Observation?_method=DELETE'],
  ])('%s %s is not passed on', async (_row, path) => {
    const response = await proxy.ask(`/${path}`, token)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ issue: [{ code: 'not-supported' }] })
    expect(proxy.upstream.requests).toEqual([])
  })
})

describe('includes', () => {
  it.each([
    [
      'LEAK-05',
      'DiagnosticReport?_include=DiagnosticReport:result',
      ['DiagnosticReport/report-1', 'Observation/lab-1'],
    ],
    [
      'LEAK-06',
      'Observation?_id=lab-1&_revinclude=DiagnosticReport:result',
      ['Observation/lab-1', 'DiagnosticReport/report-1'],
    ],
    ['LEAK-04', 'Patient?_revinclude=Observation:focus', ['Patient/p1']],
    [
      'LEAK-04',
      'Observation?_id=about-other&_include=Observation:focus',
      ['Observation/about-other'],
    ],
    [
      'LEAK-10',
      'Observation?_id=lab-1&_include=Observation:performer',
      ['Observation/lab-1', 'Practitioner/d1'],
    ],
  ])('%s %s brings %j', async (_row, path, expected) => {
    expect(await found(`/${path}`)).toEqual(expected)
  })

  it('LEAK-09 an included type needs a scope of its own', async () => {
    const narrow = await proxy.token({ scope: 'patient/Observation.rs patient/Patient.r' })
    const path = '/Observation?_id=lab-1&_include=Observation:subject'
    expect(await found(path, narrow)).toEqual(['Observation/lab-1'])
  })
})

describe('a read of a patient-level token', () => {
  it.each([
    ['Patient/p1', 200],
    ['Observation/lab-1', 200],
    ['Practitioner/d1', 200],
    ['Observation/lab-1/_history/1', 200],
    ['Observation/lab-1/_history', 200],
  ])('%s is answered with %i', async (path, status) => {
    expect((await proxy.ask(`/${path}`, token)).status).toBe(status)
  })

  it.each([
    ['LEAK-03', 'Observation', 'lab-2', ''],
    ['LEAK-04', 'Observation', 'focus-1', ''],
    ['LEAK-23', 'Patient', 'p2', ''],
    ['ENF-14', 'Observation', 'lab-2', '/_history/1'],
    ['ENF-14', 'Observation', 'lab-2', '/_history'],
  ])('%s %s/%s%s is unknown, in the same words as what does not exist', async (...row) => {
    const [, type, id, rest] = row
    const hidden = await proxy.ask(`/${type}/${id}${rest}`, token)
    const absent = await proxy.ask(`/${type}/nobody${rest}`, token)
    expect([hidden.status, absent.status]).toEqual([404, 404])
    const text = await hidden.text()
    expect(text.replaceAll(id, 'nobody')).toBe(await absent.text())
    expect([...hidden.headers.keys()]).toEqual([...absent.headers.keys()])
  })

  it('ENF-14 the history of a resource that was moved to another patient is not shown', async () => {
    const of = (id: string) => ({
      resourceType: 'Condition',
      id: 'moved',
      subject: { reference: `Patient/${id}` },
    })
    proxy.upstream.put(of('p1'))
    proxy.upstream.put(of('p2'))
    for (const path of [
      '/Condition/moved',
      '/Condition/moved/_history/1',
      '/Condition/moved/_history',
    ]) {
      expect((await proxy.ask(path, token)).status).toBe(404)
    }
    const other = await proxy.token({ patient: 'p2' })
    const history = await proxy.ask('/Condition/moved/_history', other)
    const { entry } = await history.json()
    expect(entry).toHaveLength(1)
    expect((await proxy.ask('/Condition/moved/_history/1', other)).status).toBe(404)
  })

  it('ENF-13 only its own compartment can be searched', async () => {
    expect(await found('/Patient/p1/Observation')).toEqual(OWN)
    const status = async (path: string) => (await proxy.ask(path, token)).status
    expect(await status('/Patient/p2/Observation')).toBe(403)
    expect(await status('/Patient/nobody/Observation')).toBe(403)
    expect(await status('/Practitioner/d1/Observation')).toBe(403)
  })
})

describe('granular scopes', () => {
  const labs = `patient/Observation.rs?category=${LAB}`

  it('GRAN-01 GRAN-10 a read outside the category is unknown', async () => {
    const narrow = await proxy.token({ scope: labs })
    expect((await proxy.ask('/Observation/lab-1', narrow)).status).toBe(200)
    expect((await proxy.ask('/Observation/vital-1', narrow)).status).toBe(404)
  })

  it.each([
    ['', ['Observation/lab-1']],
    [`?category=${VITAL}`, []],
    [`?category:not=${LAB}`, []],
    ['?code=vital-signs-code', []],
    ['?code=laboratory-code', ['Observation/lab-1']],
  ])('GRAN-02 GRAN-05 LEAK-14 a search%s finds %j', async (query, expected) => {
    expect(await found(`/Observation${query}`, await proxy.token({ scope: labs }))).toEqual(
      expected,
    )
  })

  it('SCOPE-07 two categories are both found', async () => {
    const scope = `${labs} patient/Observation.rs?category=${VITAL}`
    const both = await found('/Observation', await proxy.token({ scope }))
    expect(both).toEqual(['Observation/lab-1', 'Observation/vital-1'])
  })

  it('GRAN-04 the category holds for what is included', async () => {
    const scope = `patient/DiagnosticReport.rs patient/Observation.rs?category=${VITAL}`
    const path = '/DiagnosticReport?_include=DiagnosticReport:result'
    expect(await found(path, await proxy.token({ scope }))).toEqual(['DiagnosticReport/report-1'])
  })

  it('says when scopes cannot be searched at once, and counts nothing then', async () => {
    const scope = `patient/Observation.rs?category=${LAB} user/Observation.rs?_tag=x`
    const mixed = await proxy.token({ scope, fhirUser: `${proxy.base}/Practitioner/d1` })
    const response = await proxy.ask('/Observation', mixed)
    const bundle = await response.json()
    expect(bundle).not.toHaveProperty('total')
    expect(bundle.entry.at(-1)).toMatchObject({
      resource: { resourceType: 'OperationOutcome', issue: [{ code: 'suppressed' }] },
      search: { mode: 'outcome' },
    })
  })
})

describe('other levels', () => {
  it('USER-01 a clinician sees all patients, a patient the own record', async () => {
    const scope = 'user/Patient.rs'
    const clinician = await proxy.token({ scope, patient: undefined, fhirUser: 'Practitioner/d1' })
    expect(await found('/Patient', clinician)).toEqual(['Patient/p1', 'Patient/p2'])
    const person = await proxy.token({ scope, patient: undefined, fhirUser: 'Patient/p2' })
    expect(await found('/Patient', person)).toEqual(['Patient/p2'])
  })

  it('USER-02 the patient part of a mixed token stays with its patient', async () => {
    const scope = 'patient/Condition.rs user/Patient.rs'
    const mixed = await proxy.token({ scope, fhirUser: 'Practitioner/d1' })
    expect(await found('/Condition', mixed)).toEqual(['Condition/c1'])
    expect(await found('/Patient', mixed)).toEqual(['Patient/p1', 'Patient/p2'])
  })

  it('BACK a backend service sees what its scopes say, of everybody', async () => {
    const backend = await proxy.token({
      ...{ sub: proxy.app.clientId, gh_grant: undefined, patient: undefined },
      scope: 'system/Condition.rs',
    })
    expect(await found('/Condition', backend)).toEqual(['Condition/c1', 'Condition/c2'])
    expect((await proxy.ask('/Patient/p1', backend)).status).toBe(403)
  })

  it('OIDC-09 the own entry is readable by whoever may know who the user is', async () => {
    const scope = 'openid fhirUser patient/Observation.rs'
    const fhirUser = `${proxy.base}/Practitioner/d1`
    const identity = await proxy.token({ scope, fhirUser })
    const response = await proxy.ask('/Practitioner/d1', identity)
    expect(await response.json()).toMatchObject({ resourceType: 'Practitioner', id: 'd1' })
    const stranger = await proxy.token({ scope, fhirUser: 'https://other.example/Practitioner/d1' })
    expect((await proxy.ask('/Practitioner/d1', stranger)).status).toBe(403)
  })
})
