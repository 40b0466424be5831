import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, bundleSenderTo, condition, statuses } from './bundle-room.ts'
import { LAB } from './chart.ts'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, p } from './write-room.ts'

let hospital: Hospital
const send = bundleSenderTo(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_batched')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

const BAD_ENTRIES: [what: string, entry: object][] = [
  ['an address on another server', ask('GET', 'https://x.example/fhir/Patient/p1')],
  ['our own address written out', ask('GET', 'http://127.0.0.1/fhir/Patient/p1')],
  ['an address without a scheme', ask('GET', '//x.example/Patient/p1')],
  ['dots', ask('GET', 'Patient/p1/../p2')],
  ['dots at the start', ask('GET', '../fhir-sandbox/Patient/p1')],
  ['an escaped slash', ask('GET', 'Patient%2Fp1')],
  ['no address', ask('GET', '')],
  ['the base itself', ask('GET', '?_type=Patient')],
  ['a bundle in it', ask('POST', '/', { resource: { resourceType: 'Bundle', type: 'batch' } })],
  ['a bundle in it, by name', ask('POST', '', { resource: { resourceType: 'Bundle' } })],
  ['a body with GET', ask('GET', 'Patient/p1', { resource: { resourceType: 'Patient' } })],
  ['a body with DELETE', ask('DELETE', 'Condition/c1', { resource: condition(p('p1')) })],
  ['no body with POST', ask('POST', 'Condition')],
  ['no resource in the body', ask('POST', 'Condition', { resource: { id: 'x' } })],
  ['another type in the body', ask('POST', 'Observation', { resource: condition(p('p1')) })],
  ['an unknown method', ask('MERGE', 'Condition/c1', { resource: condition(p('p1')) })],
  ['no request', { resource: condition(p('p1')) }],
  [
    'a criterion that is no text',
    {
      ...ask('POST', 'Condition'),
      request: { method: 'POST', url: 'Condition', ifNoneExist: 7 },
      resource: condition(p('p1')),
    },
  ],
]

/** A FHIRPath Patch of one element. */
const byPath = (path: string, valueString: string) => ({
  resourceType: 'Parameters',
  parameter: [
    {
      name: 'operation',
      part: [
        { name: 'type', valueCode: 'replace' },
        { name: 'path', valueString: path },
        { name: 'value', valueString },
      ],
    },
  ],
})

describe('a batch', () => {
  it('ENF-09 every entry is authorised on its own, and the others run', async () => {
    const response = await send(
      'batch',
      [
        ask('GET', 'Patient/p1'),
        ask('GET', 'Patient/p2'),
        ask('GET', 'Observation?patient=p2'),
        ask('GET', '/Group/g1'),
        ask('POST', 'Condition', { resource: condition(p('p1')) }),
        ask('POST', 'Condition', { resource: condition(p('p2')) }),
        ask('GET', 'Patient/p1/$everything'),
        ask('GET', '$export'),
        ask('DELETE', 'Condition/c2'),
      ],
      ALL,
    )
    expect(response.headers.get('content-type')).toMatch(/^application\/fhir\+json/)
    const copy = response.clone()
    const expected = ['200', '404', '200', '403', '201', '403', '200', '403', '404']
    expect(await statuses(response)).toEqual(expected)
    const text = await copy.text()
    expect(text).not.toMatch(/"id":"(?:p2|lab-2|c2|focus-1)"/)
    expect(JSON.parse(text)).toMatchObject({ type: 'batch-response' })
    const rows = await hospital.proxy.audit(copy)
    expect(rows).toHaveLength(expected.length + 1)
    expect(rows.filter(({ action }) => action === 'resource.refused')).toHaveLength(5)
    expect(hospital.requests.map(({ path }) => path)).not.toContain('/')
  })

  it('GRAN-04 the category holds in every entry', async () => {
    const scope = `patient/Observation.rs?category=${LAB}`
    const entries = [
      ...[ask('GET', 'Observation/lab-1'), ask('GET', 'Observation/vital-1')],
      ask('GET', 'Observation'),
    ]
    const response = await send('batch', entries, scope)
    const text = await response.clone().text()
    expect(await statuses(response)).toEqual(['200', '404', '200'])
    expect(text).not.toContain('"id":"vital-1"')
  })
})

describe('an entry', () => {
  it.each(BAD_ENTRIES)('ENF-10 an entry with %s is refused, alone', async (_case, entry) => {
    const response = await send('batch', [entry, ask('GET', 'Patient/p1')])
    expect(await statuses(response)).toEqual(['400', '200'])
    expect(hospital.writes()).toEqual([])
    const whole = await send('transaction', [entry, ask('GET', 'Patient/p1')])
    expect(whole.status).toBe(400)
    expect(await whole.json()).toMatchObject({ resourceType: 'OperationOutcome' })
    expect(hospital.writes()).toEqual([])
  })

  it('ENF-10 the criteria of an entry look only where the token looks', async () => {
    const request = { method: 'POST', url: 'Condition', ifNoneExist: '_id=c2' }
    const response = await send('batch', [{ request, resource: condition(p('p1')) }])
    expect(await statuses(response)).toEqual(['201'])
  })

  it('LEAK-18 a patch travels as a Binary, and is judged by its result', async () => {
    const patch = (operation: object) => ({
      ...{ resourceType: 'Binary', contentType: 'application/json-patch+json' },
      data: btoa(JSON.stringify([operation])),
    })
    const own = patch({ op: 'add', path: '/recordedDate', value: '2026-01-01' })
    const away = patch({ op: 'replace', path: '/subject', value: p('p2') })
    const none = {
      resourceType: 'Binary',
      contentType: 'application/json-patch+json',
      data: 'e30x',
    }
    const response = await send('batch', [
      ask('PATCH', 'Condition/c1', { resource: own }),
      ask('PATCH', 'Condition/c1', { resource: away }),
      ask('PATCH', 'Condition/c1', { resource: none }),
      ask('PATCH', 'Condition/c1', { resource: { resourceType: 'Parameters' } }),
      ask('PATCH', 'Condition/c1', { resource: byPath('Condition.recordedDate', '2026-02-02') }),
      ask('PATCH', 'Condition/c1', {
        resource: byPath('Condition.subject.reference', 'Patient/p2'),
      }),
      ask('PATCH', 'Condition/c1', { resource: { resourceType: 'Patient' } }),
    ])
    expect(await statuses(response)).toEqual(['200', '403', '400', '400', '200', '403', '400'])
  })
})
