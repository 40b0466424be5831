import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAB } from './chart.ts'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, observation, p, senderTo } from './write-room.ts'

let hospital: Hospital
const send = senderTo(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_created')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

const FOREIGN: [row: string, subject: object | undefined, more: object][] = [
  ['LEAK-16 another patient', p('p2'), {}],
  ['LEAK-16 nobody', undefined, {}],
  ['LEAK-16 another patient, oneself as performer', p('p2'), { performer: [p('p1')] }],
  ['LEAK-16 oneself, another patient as performer', p('p1'), { performer: [p('p2')] }],
  [
    'LEAK-20 the same path on another server',
    { reference: 'https://x.example/fhir/Patient/p1' },
    {},
  ],
  ['LEAK-20 an identifier', { identifier: { value: 'p1' } }, {}],
  ['LEAK-20 a urn', { reference: 'urn:uuid:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed' }, {}],
  [
    'LEAK-20 a contained patient',
    { reference: '#p1' },
    { contained: [{ resourceType: 'Patient', id: 'p1' }] },
  ],
  ['LEAK-20 a group of that id', { reference: 'Group/p1' }, {}],
  ['LEAK-20 a search', { reference: 'Patient?_id=p1' }, {}],
]

describe('create', () => {
  it('ENF-03 ENF-06 RS-13 `.c` alone creates, is told where, and reads nothing back', async () => {
    const scope = 'patient/Observation.c'
    const body = observation(p('p1'))
    const prefer = { prefer: 'return=representation' }
    const created = await send('POST /Observation', scope, { body, headers: prefer })
    expect([created.status, await created.text()]).toEqual([201, ''])
    const location = created.headers.get('location') ?? ''
    expect(location.startsWith(`${hospital.proxy.base}/Observation/`)).toBe(true)
    expect(created.headers.get('etag')).toBe('W/"1"')
    const [, , id] = location.slice(hospital.proxy.base.length).split('/')
    expect((await send(`GET /Observation/${id}`, scope)).status).toBe(403)
    const put = await send('PUT /Observation/new-id', scope, { body: { ...body, id: 'new-id' } })
    expect(put.status).toBe(403)
    expect(await hospital.stored('Observation/new-id')).toBeUndefined()
  })

  it('ENF-06 with `.r` the resource comes back, unless less is preferred', async () => {
    const scope = 'patient/Observation.cr'
    const whole = await send('POST /Observation', scope, { body: observation(p('p1')) })
    expect(await whole.json()).toMatchObject({ resourceType: 'Observation', subject: p('p1') })
    const headers = { prefer: 'return=minimal' }
    const minimal = await send('POST /Observation', scope, { body: observation(p('p1')), headers })
    expect([minimal.status, await minimal.text()]).toEqual([201, ''])
    const narrow = `patient/Observation.c patient/Observation.r?category=${LAB}`
    const hidden = await send('POST /Observation', narrow, { body: observation(p('p1')) })
    expect([hidden.status, await hidden.text()]).toEqual([201, ''])
  })

  it.each(FOREIGN)('%s is refused', async (_row, subject, more) => {
    const response = await send('POST /Observation', ALL, { body: observation(subject, more) })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ issue: [{ code: 'forbidden' }] })
    expect(hospital.requests).toEqual([])
  })

  it('LEAK-20 our own absolute address and a version of oneself are oneself', async () => {
    for (const reference of [`${hospital.proxy.base}/Patient/p1`, 'Patient/p1/_history/1']) {
      const body = observation({ reference })
      expect((await send('POST /Observation', ALL, { body })).status).toBe(201)
    }
  })
})

describe('what may be created', () => {
  it('LEAK-16 LEAK-22 an appointment with another patient, a patient, a group are not one’s own to make', async () => {
    const appointment = (...actors: object[]) => ({
      ...{ resourceType: 'Appointment', status: 'proposed' },
      participant: actors.map((actor) => ({ actor, status: 'accepted' })),
    })
    const doctor = { reference: 'Practitioner/d1' }
    const own = { body: appointment(p('p1'), doctor) }
    expect((await send('POST /Appointment', ALL, own)).status).toBe(201)
    for (const [path, body] of [
      ['/Appointment', appointment(p('p1'), p('p2'))],
      ['/Appointment', appointment(doctor)],
      ['/Patient', { resourceType: 'Patient', id: 'p1' }],
      ['/Group', { resourceType: 'Group', type: 'person', actual: true }],
      ['/Practitioner', { resourceType: 'Practitioner' }],
      ['/Bundle', { resourceType: 'Bundle', type: 'collection' }],
    ] as const) {
      expect([path, (await send(`POST ${path}`, ALL, { body })).status]).toEqual([path, 403])
    }
  })

  it.each([
    ['POST /Observation', ALL, {}],
    ['POST /Observation', 'system/Observation.c', { patient: undefined, fhirUser: undefined }],
    ['PUT /Observation/lab-1', ALL, {}],
    ['PUT /Observation?code=urn:test|nothing', ALL, {}],
  ])(
    'LEAK-19 a reference by search is not sent on to be looked up (%s, %s)',
    async (line, scope, wishes) => {
      const id = line.startsWith('PUT /Observation/') ? { id: 'lab-1' } : {}
      const body = observation(p('p1'), {
        ...id,
        encounter: { reference: 'Encounter?identifier=s|v' },
      })
      const response = await send(line, scope, { body, wishes })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ issue: [{ code: 'not-supported' }] })
      expect(hospital.writes()).toEqual([])
    },
  )

  it('an id in the body is the server’s to give', async () => {
    const body = observation(p('p1'), { id: 'lab-2' })
    const created = await (await send('POST /Observation', ALL, { body })).json()
    expect(created.id).not.toBe('lab-2')
    expect(await hospital.stored('Observation/lab-2')).toMatchObject({ subject: p('p2') })
  })

  it('R208 is audited with the app, the patient and the rule', async () => {
    const granted = await send('POST /Observation', ALL, { body: observation(p('p1')) })
    const [row] = await hospital.proxy.audit(granted)
    expect(row).toMatchObject({
      ...{ action: 'resource.accessed', patient_ref: 'Patient/p1' },
      detail: { interaction: 'create', resourceType: 'Observation', patients: ['Patient/p1'] },
    })
    const refused = await send('POST /Observation', ALL, { body: observation(p('p2')) })
    const [refusal] = await hospital.proxy.audit(refused)
    expect(refusal).toMatchObject({
      ...{ action: 'resource.refused', detail: { interaction: 'create', rule: 'outside-limits' } },
    })
  })
})
