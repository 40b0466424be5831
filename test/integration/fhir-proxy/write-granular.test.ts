import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAB, VITAL } from './chart.ts'
import { type Hospital, openHospital } from './hospital.ts'
import { keeperOf, observation, p, senderTo } from './write-room.ts'

let hospital: Hospital
const send = senderTo(() => hospital)
const keep = keeperOf(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_narrowed')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

const [SYSTEM = '', LABORATORY = ''] = LAB.split('|')
const kind = (code: string) => ({ category: [{ coding: [{ system: SYSTEM, code }] }] })

describe('granular scopes', () => {
  const labs = `patient/Observation.crus?category=${LAB}`

  it('GRAN-07 what is written has to be within the category, before and after', async () => {
    await keep('granular-lab', observation(p('p1'), kind(LABORATORY)))
    const create = (code: string) =>
      send('POST /Observation', labs, { body: observation(p('p1'), kind(code)) })
    expect((await create(LABORATORY)).status).toBe(201)
    expect((await create('vital-signs')).status).toBe(403)
    const update = (id: string, code: string) =>
      send(`PUT /Observation/${id}`, labs, { body: { ...observation(p('p1'), kind(code)), id } })
    expect((await update('granular-lab', LABORATORY)).status).toBe(200)
    expect((await update('granular-lab', 'vital-signs')).status).toBe(403)
    expect((await update('vital-1', LABORATORY)).status).toBe(403)
    expect(await hospital.stored('Observation/vital-1')).toMatchObject(kind('vital-signs'))
  })

  it('GRAN-07 nor does a patch take anything out of it or into it', async () => {
    await keep('granular-patch', observation(p('p1'), kind(LABORATORY)))
    const path = '/category/0/coding/0/code'
    const body = [{ op: 'replace', path, value: 'vital-signs' }]
    expect((await send('PATCH /Observation/granular-patch', labs, { body })).status).toBe(403)
    expect((await send('PATCH /Observation/vital-1', labs, { body })).status).toBe(404)
    expect(hospital.writes()).toEqual([])
  })

  it('GRAN-04 the category holds for vread, history and what is conditional', async () => {
    const status = async (line: string, scope = labs) => (await send(line, scope)).status
    expect(await status('GET /Observation/lab-1/_history/1')).toBe(200)
    expect(await status('GET /Observation/vital-1/_history/1')).toBe(404)
    expect(await status('GET /Observation/vital-1/_history')).toBe(404)
    await keep('granular-vital', observation(p('p1'), kind('vital-signs')))
    const scope = `patient/Observation.ds?category=${LAB}`
    expect(await status(`DELETE /Observation?category=${VITAL}`, scope)).toBe(204)
    expect(await hospital.stored('Observation/granular-vital')).toBeDefined()
  })

  it.each(['gt', 'lt', 'ge', 'le', 'ne', 'sa', 'eb', 'ap', ''])(
    'GRAN-09 a date in a scope (%s) cannot be enforced, and opens nothing',
    async (prefix) => {
      const scope = `patient/Observation.cruds?date=${prefix}2020-01-01`
      expect((await send('GET /Observation', scope)).status).toBe(403)
      expect((await send('GET /Observation/lab-1', scope)).status).toBe(403)
      const body = observation(p('p1'))
      expect((await send('POST /Observation', scope, { body })).status).toBe(403)
      expect(hospital.requests).toEqual([])
    },
  )
})

describe('other levels', () => {
  const wishes = { patient: undefined, fhirUser: 'Practitioner/d1' }

  it('USER-02 a clinician writes into every record with user/, and only into the one in context with patient/', async () => {
    const body = observation(p('p2'))
    expect((await send('POST /Observation', 'user/Observation.c', { body, wishes })).status).toBe(
      201,
    )
    const mixed = 'patient/Observation.c user/Observation.rs'
    const launch = { fhirUser: 'Practitioner/d1' }
    expect((await send('POST /Observation', mixed, { body, wishes: launch })).status).toBe(403)
  })

  it('USER-01 a person writes into the own record, whoever may be read', async () => {
    const person = { patient: undefined, fhirUser: 'Patient/p2' }
    const create = (subject: string) =>
      send('POST /Observation', 'user/*.cud', { body: observation(p(subject)), wishes: person })
    expect((await create('p2')).status).toBe(201)
    expect((await create('p1')).status).toBe(403)
    const doctor = { body: { resourceType: 'Practitioner', id: 'd1' }, wishes: person }
    expect((await send('PUT /Practitioner/d1', 'user/*.cud', doctor)).status).toBe(403)
  })

  it('USER-03 what surrounds a clinician comes back within the scopes alone', async () => {
    const scope = `user/Practitioner.rs user/Observation.rs?category=${LAB}`
    const path = '/Practitioner?_id=d1&_revinclude=Observation:performer'
    const { entry } = await (await send(`GET ${path}`, scope, { wishes })).json()
    const ids = entry.map(({ resource }: { resource: { id: string } }) => resource.id)
    expect(ids).toContain('d1')
    expect(ids).not.toContain('vital-1')
    const chained = await send('GET /Observation?performer.name=Doctor', scope, { wishes })
    expect(chained.status).toBe(400)
  })

  it('USER-05 no scope spells an emergency', async () => {
    for (const scope of ['user/*.emergency', 'break-glass', 'patient/*.rs?purpose=ETREAT', 'btg']) {
      expect((await send('GET /Patient/p2', scope)).status).toBe(403)
    }
    const headers = { 'x-break-glass': 'true', 'x-consent': 'override', 'x-purpose-of-use': 'BTG' }
    expect((await send('GET /Patient/p2', 'patient/*.rs', { headers })).status).toBe(404)
  })

  it('a backend service writes what its scopes say', async () => {
    const backend = {
      sub: hospital.proxy.app.clientId,
      ...{ gh_grant: undefined, patient: undefined },
    }
    const body = observation(p('p2'))
    const create = (scope: string) => send('POST /Observation', scope, { body, wishes: backend })
    expect((await create('system/Observation.c')).status).toBe(201)
    expect((await create('system/Observation.rud')).status).toBe(403)
  })
})
