import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, keeperOf, observation, p, senderTo } from './write-room.ts'

let hospital: Hospital
const send = senderTo(() => hospital)
const keep = keeperOf(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_patched')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

describe('patch', () => {
  it.each<[string, object[]]>([
    ['replace', [{ op: 'replace', path: '/subject/reference', value: 'Patient/p2' }]],
    ['replace whole', [{ op: 'replace', path: '/subject', value: p('p2') }]],
    ['add', [{ op: 'add', path: '/subject', value: p('p2') }]],
    ['remove', [{ op: 'remove', path: '/subject' }]],
    ['copy', [{ op: 'copy', from: '/focus/0', path: '/subject' }]],
    ['move', [{ op: 'move', from: '/focus/0', path: '/subject' }]],
    ['a second patient', [{ op: 'add', path: '/performer', value: [p('p2')] }]],
    ['escaped', [{ op: 'add', path: '', value: { ...observation(p('p2')), id: 'about-other' } }]],
  ])('LEAK-18 %s of the subject is judged by its result', async (_case, body) => {
    const response = await send('PATCH /Observation/about-other', ALL, { body })
    expect(response.status).toBe(403)
    expect(hospital.writes()).toEqual([])
    expect(await hospital.stored('Observation/about-other')).toMatchObject({ subject: p('p1') })
  })

  it('LEAK-18 changes what is one’s own, and goes on as the result that was looked at', async () => {
    await keep('patch-1', observation(p('p1')))
    const body = [{ op: 'replace', path: '/status', value: 'amended' }]
    const response = await send('PATCH /Observation/patch-1', 'patient/Observation.u', { body })
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(await hospital.stored('Observation/patch-1')).toMatchObject({ status: 'amended' })
    const [write] = hospital.writes()
    expect(write).toMatchObject({ method: 'PUT', headers: { 'if-match': 'W/"1"' } })
  })

  it.each([
    ['application/merge-patch+json', { status: 'amended' }],
    ['application/fhir+json', { resourceType: 'Parameters' }],
    ['application/json', []],
    ['text/plain', []],
    ['application/json-patch+json; charset=utf-16', []],
  ])('LEAK-18 a patch of the kind %s is refused', async (type, body) => {
    const headers = { 'content-type': type }
    const response = await send('PATCH /Observation/lab-1', ALL, { body, headers })
    expect(response.status).toBe(415)
    expect(hospital.requests).toEqual([])
  })

  it.each([
    ['GET', [{ op: 'replace', path: '/id', value: 'x' }], 422],
    ['GET', [{ op: 'replace', path: '/resourceType', value: 'Condition' }], 422],
    ['GET', [{ op: 'test', path: '/status', value: 'unknown' }], 422],
    ['GET', [{ op: 'remove', path: '/nothing/there' }], 422],
    ['GET', [{ op: 'unknown', path: '/status' }], 400],
    ['GET', { op: 'remove', path: '/status' }, 400],
  ])('a patch that does not fit is refused (%s %j)', async (_only, body, status) => {
    expect((await send('PATCH /Observation/lab-1', ALL, { body })).status).toBe(status)
    expect(hospital.writes()).toEqual([])
  })

  it('LEAK-17 of what is somebody else’s is the same as of nothing', async () => {
    const body = [{ op: 'replace', path: '/subject', value: p('p1') }]
    const other = await send('PATCH /Observation/lab-2', ALL, { body })
    const none = await send('PATCH /Observation/nobody', ALL, { body })
    expect([other.status, none.status]).toEqual([404, 404])
    expect((await other.text()).replaceAll('lab-2', 'nobody')).toBe(await none.text())
  })
})
