import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAB } from './chart.ts'
import { type Hospital, openHospital } from './hospital.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital('fhir_leaking')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

/** A query may name our own base, whose address is known when the test runs. */
const here = (target: string) => target.replace('BASE', encodeURIComponent(hospital.proxy.base))

/** Passes everything on and everything back: a proxy without rules, to see that there is something to leak. */
async function bare(line: string, body?: unknown) {
  const [method = '', target = ''] = line.split(' ')
  const [path = '', query = ''] = here(target).split('?')
  const form = path.endsWith('_search')
    ? 'application/x-www-form-urlencoded'
    : 'application/fhir+json'
  const headers = { 'content-type': form, accept: 'application/fhir+json' }
  const answer = await hospital.behind({ method, path, query, headers, body })
  return { status: answer.status, text: JSON.stringify(answer.body) }
}

async function proxied(line: string, body: unknown, scope: string) {
  const [method = '', target = ''] = line.split(' ')
  const path = here(target)
  const isForm = path.endsWith('_search')
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/fhir+json'
  const sent = body === undefined ? {} : { body: isForm ? String(body) : JSON.stringify(body) }
  const init = { method, ...sent, headers: { 'content-type': type } }
  const token = await hospital.proxy.token({ scope })
  const response = await hospital.proxy.ask(path === '/' ? '' : path, token, init)
  return { status: response.status, text: await response.text() }
}

/** Names and ids that only the record of the other patient has, a file of nobody, and a group of patients. */
const FOREIGN = /"id":"(?:p2|lab-2|focus-1|report-2|c2|b1|g1)"|"family":"Two"/

type Leak = [row: string, line: string, body?: unknown]

const SEARCHES: Leak[] = [
  ['LEAK-01', 'GET /Observation?patient=p2'],
  ['LEAK-01', 'GET /Observation?subject=Patient/p2'],
  ['LEAK-01', 'GET /Observation?patient=p1,p2'],
  ['LEAK-01', 'GET /Observation?patient:Patient=p2'],
  ['LEAK-01', 'GET /Observation?subject=BASE/Patient/p2'],
  ['LEAK-02', 'GET /Observation'],
  ['LEAK-03', 'GET /Observation?_id=lab-2'],
  ['LEAK-03', 'GET /Observation/lab-2'],
  ['LEAK-04', 'GET /Observation/focus-1'],
  ['LEAK-04', 'GET /Observation?focus=Patient/p1'],
  ['LEAK-04', 'GET /Patient?_id=p1&_revinclude=Observation:focus'],
  ['LEAK-04', 'GET /Observation?_id=about-other&_include=Observation:focus'],
  ['LEAK-05', 'GET /DiagnosticReport?_id=report-1&_include=DiagnosticReport:result'],
  ['LEAK-06', 'GET /Observation?_id=lab-1&_revinclude=DiagnosticReport:result'],
  [
    'LEAK-07',
    'GET /DiagnosticReport?_id=report-1&_include=DiagnosticReport:result&_include:iterate=Observation:subject',
  ],
  [
    'LEAK-07',
    'GET /Observation?_id=lab-1&_revinclude=DiagnosticReport:result&_include:iterate=DiagnosticReport:result',
  ],
  ['LEAK-11', 'GET /Observation?subject:Patient.name=Two'],
  ['LEAK-12', 'GET /Patient?_has:Observation:patient:_id=lab-2'],
  ['LEAK-13', 'GET /Observation?_sort=-_lastUpdated&_total=accurate'],
  ['LEAK-13', 'GET /Observation?_elements=subject'],
  ['LEAK-13', 'GET /Observation?_lastUpdated=gt2000-01-01'],
  ['LEAK-21', 'GET /Binary/b1'],
  ['LEAK-22', 'GET /Group/g1'],
  ['LEAK-22', 'GET /Group?member=Patient/p1'],
  ['LEAK-23', 'GET /Patient'],
  ['LEAK-23', 'GET /Patient?_id=p2'],
  ['LEAK-23', 'GET /Patient?name=Two'],
  ['LEAK-23', 'GET /Patient?link=Patient/p1'],
  ['LEAK-23', 'GET /Patient/p2'],
  ['ENF-13', 'GET /Patient/p2/Observation'],
  ['ENF-12', 'GET /Patient/p2/$everything'],
  ['RS-14', 'GET /Observation?_count=2&_offset=2'],
  ['ENF-14', 'GET /_history'],
  ['ENF-14', 'GET /Observation/_history'],
  ['ENF-14', 'GET /Observation/lab-2/_history'],
  ['ENF-14', 'GET /Observation/lab-2/_history/1'],
  ['LEAK-01', 'POST /Observation/_search', 'patient=p2'],
  ['LEAK-15', 'POST /Patient/_search', 'name=Two'],
  [
    'ENF-09',
    'POST /',
    {
      ...{ resourceType: 'Bundle', type: 'batch' },
      entry: [{ request: { method: 'GET', url: 'Patient/p2' } }],
    },
  ],
  [
    'ENF-09',
    'POST /',
    {
      ...{ resourceType: 'Bundle', type: 'transaction' },
      entry: [{ request: { method: 'GET', url: 'Observation?patient=p2' } }],
    },
  ],
]

describe('a query that reaches into another record', () => {
  it.each(SEARCHES)('%s %s leaks without the proxy', async (_row, line, body) => {
    const { status, text } = await bare(line, body)
    expect(status).toBe(200)
    expect(text).toMatch(FOREIGN)
  })

  it.each(SEARCHES)('%s %s brings nothing of it through the proxy', async (_row, line, body) => {
    const { text } = await proxied(line, body, 'patient/*.cruds')
    expect(text).not.toMatch(FOREIGN)
  })
})

const COUNTS: [row: string, query: string, own: number, all: number][] = [
  ['LEAK-13', '?_summary=count', 3, 5],
  ['LEAK-13', '?_count=0&_total=accurate', 3, 5],
  ['LEAK-13', '?code=laboratory-code&_summary=count', 1, 3],
  ['LEAK-04', '?focus=Patient/p1&_summary=count', 0, 1],
]

describe('a count', () => {
  it.each(COUNTS)('%s of %s is of one’s own: %i of %i', async (_row, query, own, all) => {
    const bundle = JSON.parse((await bare(`GET /Observation${query}`)).text)
    expect(bundle.total).toBe(all)
    const { text } = await proxied(`GET /Observation${query}`, undefined, 'patient/*.rs')
    expect(JSON.parse(text).total).toBe(own)
  })

  it('LEAK-14 GRAN-05 what is hidden is not found out by asking for it', async () => {
    const scope = `patient/Observation.rs?category=${LAB}`
    const answer = async (code: string) => {
      const line = `GET /Observation?code=${code}&_summary=count`
      return (await proxied(line, undefined, scope)).text.replaceAll(code, 'x')
    }
    expect((await bare('GET /Observation?code=vital-signs-code&_summary=count')).text).toContain(
      '"total":1',
    )
    expect(await answer('vital-signs-code')).toBe(await answer('nothing-like-it'))
  })
})

/** A FHIRPath Patch that files a resource under the other patient. */
function movedToOther() {
  const part = [
    { name: 'type', valueCode: 'replace' },
    { name: 'path', valueString: 'Condition.subject' },
    { name: 'value', valueReference: { reference: 'Patient/p2' } },
  ]
  return { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] }
}

const WRITES: Leak[] = [
  [
    'LEAK-16',
    'POST /Condition',
    { resourceType: 'Condition', subject: { reference: 'Patient/p2' } },
  ],
  [
    'LEAK-17',
    'PUT /Condition/c2',
    { resourceType: 'Condition', id: 'c2', subject: { reference: 'Patient/p1' } },
  ],
  [
    'LEAK-17',
    'PUT /Condition/c1',
    { resourceType: 'Condition', id: 'c1', subject: { reference: 'Patient/p2' } },
  ],
  ['LEAK-18', 'PATCH /Condition/c1', movedToOther()],
  ['LEAK-19', 'DELETE /DiagnosticReport?_id=report-2'],
  ['ENF-05', 'DELETE /Observation/focus-1'],
]

describe('a write that reaches into another record', () => {
  it.each(WRITES)('%s %s is refused, and changes nothing', async (_row, line, body) => {
    await proxied(line, body, 'patient/*.cruds')
    expect(hospital.writes()).toEqual([])
  })

  it.each(WRITES)('%s %s happens without the proxy', async (_row, line, body) => {
    expect([200, 201, 204]).toContain((await bare(line, body)).status)
  })
})
