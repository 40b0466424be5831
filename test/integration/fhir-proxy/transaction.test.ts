import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, bundleSenderTo, condition, statuses } from './bundle-room.ts'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, p } from './write-room.ts'

let hospital: Hospital
const send = bundleSenderTo(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_transacted')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

describe('a transaction', () => {
  it('ENF-09 one refused entry refuses all of them, and nothing is sent', async () => {
    for (const bad of [
      ask('POST', 'Condition', { resource: condition(p('p2')) }),
      ask('PUT', 'Condition/c2', { resource: condition(p('p1'), { id: 'c2' }) }),
      ask('POST', 'Practitioner', { resource: { resourceType: 'Practitioner' } }),
      ask('GET', 'Group'),
    ]) {
      const good = ask('POST', 'Condition', { resource: condition(p('p1')) })
      const response = await send('transaction', [good, bad])
      expect(response.status).toBe(403)
      const { issue } = await response.json()
      expect(issue).toMatchObject([
        { diagnostics: expect.stringMatching(/^Entry 2: /), expression: ['Bundle.entry[1]'] },
      ])
      expect(hospital.writes()).toEqual([])
    }
  })

  it('ENF-09 happens wholly, is answered entry by entry, and each entry is audited', async () => {
    const { behind } = hospital
    const stored = condition(p('p1'), { id: 'whole-1' })
    await behind({
      method: 'PUT',
      path: '/Condition/whole-1',
      query: '',
      headers: {},
      body: stored,
    })
    const response = await send('transaction', [
      ask('POST', 'Condition', { resource: condition(p('p1'), { code: { text: 'Whole' } }) }),
      ask('PUT', 'Condition/whole-1', { resource: condition(p('p1'), { id: 'whole-1' }) }),
      ask('GET', 'Patient/p1'),
      ask('GET', 'Observation?_id=lab-1,lab-2'),
    ])
    const copy = response.clone()
    expect(await statuses(response)).toEqual(['201', '200', '200', '200'])
    const { type, entry } = await copy.json()
    expect(type).toBe('transaction-response')
    expect(entry[0].response.location).toMatch(`${hospital.proxy.base}/Condition/`)
    expect(JSON.stringify(entry[3])).not.toContain('"id":"lab-2"')
    expect(await hospital.proxy.audit(copy)).toHaveLength(5)
    expect(hospital.writes()).toHaveLength(1)
  })

  it('ENF-10 ENF-06 a `.c` alone is told where its resource is and no more', async () => {
    const entry = ask('POST', 'Condition', { resource: condition(p('p1')) })
    const body = await (await send('transaction', [entry], 'patient/Condition.c')).json()
    expect(body.entry[0]).not.toHaveProperty('resource')
    expect(body.entry[0].response).toMatchObject({ status: '201 Created' })
  })

  it('LEAK-17 what is replaced goes with its version', async () => {
    const resource = condition(p('p1'), { id: 'c1' })
    await send('transaction', [ask('PUT', 'Condition/c1', { resource })])
    const [write] = hospital.writes()
    expect(write?.body).toMatchObject({ entry: [{ request: { ifMatch: expect.any(String) } }] })
  })
})

describe('the refusal of a transaction', () => {
  it('ENF-09 every refused entry is named by its place, with its reason', async () => {
    const response = await send('transaction', [
      ask('POST', 'Condition', { resource: condition(p('p2')) }),
      ask('POST', 'Condition', { resource: condition(p('p1')) }),
      ask('GET', 'Nothing/1'),
      ask('GET', 'Group'),
      { request: { method: 'TRACE', url: 'Patient/p1' } },
      ask('POST', 'Condition', { resource: condition({ reference: 'Patient?name=Two' }) }),
    ])
    expect(response.status).toBe(403)
    const { issue } = await response.json()
    const told = issue.map(({ code, expression }: { code: string; expression: string[] }) => [
      expression[0],
      code,
    ])
    expect(told).toEqual([
      ['Bundle.entry[0]', 'forbidden'],
      ['Bundle.entry[2]', 'not-supported'],
      ['Bundle.entry[3]', 'forbidden'],
      ['Bundle.entry[4]', 'invalid'],
      ['Bundle.entry[5]', 'not-supported'],
    ])
    expect(hospital.writes()).toEqual([])
    const [row] = await hospital.proxy.audit(response)
    expect(row).toMatchObject({ outcome: 'DENIED' })
  })

  it('ENF-10 entries that cannot be understood are refused as that', async () => {
    const response = await send('transaction', [
      { request: { method: 'TRACE', url: 'Patient/p1' } },
      ask('GET', 'https://elsewhere.example/Patient/p1'),
    ])
    expect(response.status).toBe(400)
    const { issue } = await response.json()
    expect(issue).toHaveLength(2)
    expect(hospital.requests).toEqual([])
  })
})

describe('what a transaction refers to', () => {
  it('ENF-10 names within the bundle stand for what they mean before they are looked at', async () => {
    const fullUrl = 'urn:uuid:3f1c1e0e-6a1b-4a58-9a3e-6a0f6a0f6a01'
    const subject = { reference: fullUrl }
    const asNew = [
      ask('POST', 'Observation', {
        fullUrl,
        resource: { resourceType: 'Observation', status: 'final', code: {}, subject: p('p1') },
      }),
      ask('POST', 'Condition', { resource: condition(subject) }),
    ]
    expect((await send('transaction', asNew)).status).toBe(403)
    const patient = (id: string) =>
      ask('PUT', `Patient/${id}`, { fullUrl, resource: { resourceType: 'Patient', id } })
    const about = ask('POST', 'Condition', { resource: condition(subject) })
    expect((await send('transaction', [patient('p2'), about])).status).toBe(403)
    expect(hospital.writes()).toEqual([])
    expect(await statuses(await send('transaction', [patient('p1'), about]))).toEqual([
      '200',
      '201',
    ])
  })

  it('ENF-10 a name is a urn, and of one entry', async () => {
    const subject = { reference: 'Patient/p1' }
    const named = (fullUrl: string) =>
      ask('POST', 'Condition', { fullUrl, resource: condition(subject) })
    const twice = await send('transaction', [named('urn:uuid:1'), named('urn:uuid:1')])
    expect(twice.status).toBe(400)
    expect(hospital.requests).toEqual([])
    const asPatient = await send('transaction', [named('Patient/p1'), named('urn:uuid:1')])
    expect(await statuses(asPatient)).toEqual(['201', '201'])
    const [write] = hospital.writes()
    expect(JSON.stringify(write?.body)).not.toContain('"fullUrl":"Patient/p1"')
  })

  it('ENF-10 LEAK-19 a reference by search is not looked up among everybody', async () => {
    const asserter = { reference: 'Patient?name=Two' }
    const resource = condition(p('p1'), { asserter })
    const response = await send('transaction', [ask('POST', 'Condition', { resource })])
    expect(response.status).toBe(400)
    expect(hospital.requests).toEqual([])
  })

  it('what happens to be gone already is a success among others', async () => {
    const response = await send('transaction', [
      ask('DELETE', 'Condition?_id=nothing-there'),
      ask('POST', 'Condition', { resource: condition(p('p1')) }),
    ])
    expect(await statuses(response)).toEqual(['204', '201'])
  })

  it('what the server behind refuses is refused in its words, and nothing has happened', async () => {
    const response = await send('transaction', [
      ask('POST', 'Condition', { resource: condition(p('p1'), { code: { text: 'Half' } }) }),
      ask('POST', 'Condition', { resource: condition(p('p1'), { unknownElement: true }) }),
    ])
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    const token = await hospital.proxy.token({ scope: ALL })
    const text = await (await hospital.proxy.ask('/Condition', token)).text()
    expect(text).not.toContain('Half')
  })
})
