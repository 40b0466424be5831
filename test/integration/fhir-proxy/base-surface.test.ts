import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TokenWishes } from '../../support/fhir-proxy.ts'
import { type Answered, bodySenderTo, bundleSenderTo } from './bundle-room.ts'
import { LAB } from './chart.ts'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL } from './write-room.ts'

let hospital: Hospital
const send = bundleSenderTo(() => hospital)
const sendBody = bodySenderTo(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_based')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

describe('what is sent to the base', () => {
  it.each<[string, unknown]>([
    ['a collection', { resourceType: 'Bundle', type: 'collection', entry: [] }],
    ['a searchset', { resourceType: 'Bundle', type: 'searchset' }],
    ['a history', { resourceType: 'Bundle', type: 'history' }],
    ['no type', { resourceType: 'Bundle' }],
    ['a Patient', { resourceType: 'Patient' }],
    ['entries that are no list', { resourceType: 'Bundle', type: 'batch', entry: {} }],
    ['a list', []],
    [
      'too many entries',
      { resourceType: 'Bundle', type: 'batch', entry: Array.from({ length: 501 }, () => ({})) },
    ],
  ])('ENF-11 %s is neither a batch nor a transaction', async (_case, body) => {
    expect((await sendBody(body)).status).toBe(400)
    expect(hospital.requests).toEqual([])
  })

  it('ENF-11 an empty batch is answered with an empty one', async () => {
    const response = await send('batch', [])
    expect(await response.json()).toEqual({ resourceType: 'Bundle', type: 'batch-response' })
    const whole = await send('transaction', [])
    expect(await whole.json()).toEqual({ resourceType: 'Bundle', type: 'transaction-response' })
  })

  it('ENF-11 POST Bundle stores one, and needs a scope for that', async () => {
    const body = { resourceType: 'Bundle', type: 'collection' }
    const sendStored = bodySenderTo(() => hospital, '/Bundle')
    const post = async (scope: string, wishes: TokenWishes) =>
      (await sendStored(body, scope, wishes)).status
    const staff = { patient: undefined, fhirUser: 'Practitioner/d1' }
    expect(await post('user/Bundle.c', staff)).toBe(201)
    expect(await post('user/Observation.cruds', staff)).toBe(403)
    expect(await post(ALL, {})).toBe(403)
  })

  it('RS-01 asks for a token first, whatever is sent', async () => {
    const init = { method: 'POST', body: 'not even JSON' }
    expect((await hospital.proxy.ask('', undefined, init)).status).toBe(401)
  })
})

describe('everything about one patient', () => {
  it('ENF-12 ENF-13 is of one’s own, and of the granted types', async () => {
    const ask = async (id: string, scope: string) => {
      const token = await hospital.proxy.token({ scope })
      return hospital.proxy.ask(`/Patient/${id}/$everything`, token)
    }
    const all = await (await ask('p1', 'patient/*.rs')).json()
    const places = (bundle: Answered) => bundle.entry?.map(({ resource }) => resource?.id) ?? []
    expect(places(all)).toEqual(
      expect.arrayContaining(['p1', 'lab-1', 'vital-1', 'report-1', 'c1']),
    )
    expect(places(all)).not.toContain('focus-1')
    expect(all).not.toHaveProperty('total')
    const narrow = `patient/Patient.r patient/Observation.rs?category=${LAB}`
    expect(places(await (await ask('p1', narrow)).json()).toSorted()).toEqual(['lab-1', 'p1'])
    for (const id of ['p2', 'nobody']) expect((await ask(id, 'patient/*.rs')).status).toBe(403)
    expect((await ask('p1', 'patient/Observation.rs')).status).toBe(403)
  })
})
