import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, keeperOf, observation, p, senderTo } from './write-room.ts'

let hospital: Hospital
const send = senderTo(() => hospital)
const keep = keeperOf(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_matched')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

describe('conditional writes', () => {
  const coded = (text: string, subject: string) =>
    observation(p(subject), { code: { coding: [{ system: 'urn:test', code: text }] } })

  it('LEAK-19 If-None-Exist looks only where the token looks', async () => {
    await keep('exists-other', coded('exists', 'p2'))
    const headers = { 'if-none-exist': 'code=urn:test|exists' }
    const create = (scope: string) =>
      send('POST /Observation', scope, { body: coded('exists', 'p1'), headers })
    expect((await create('patient/Observation.c')).status).toBe(403)
    const first = await create('patient/Observation.cs')
    const second = await create('patient/Observation.cs')
    expect([first.status, second.status]).toEqual([201, 200])
    const elsewhere = { 'if-none-exist': 'patient=p2&code=urn:test|exists' }
    const body = coded('exists', 'p1')
    const other = await send('POST /Observation', ALL, { body, headers: elsewhere })
    expect(other.status).toBe(201)
    for (const criteria of ['', '?', '_count=1', 'subject.name=Two', '_has:x:y:z=1']) {
      const strange = { 'if-none-exist': criteria }
      const response = await send('POST /Observation', ALL, { body, headers: strange })
      expect([criteria, response.status]).toEqual([criteria, 400])
    }
  })

  it('ENF-04 LEAK-19 a conditional update finds one’s own only', async () => {
    await keep('update-other', coded('update', 'p2'))
    const line = 'PUT /Observation?code=urn:test|update'
    const body = coded('update', 'p1')
    expect((await send(line, 'patient/Observation.u', { body })).status).toBe(403)
    const scope = 'patient/Observation.us'
    const [made, changed] = [await send(line, scope, { body }), await send(line, scope, { body })]
    expect([made.status, changed.status]).toEqual([201, 200])
    expect(await hospital.stored('Observation/update-other')).toMatchObject({ subject: p('p2') })
    const away = await send(line, scope, { body: coded('update', 'p2') })
    expect(away.status).toBe(403)
    const wrong = await send(line, scope, { body: { ...body, id: 'update-other' } })
    expect(wrong.status).toBe(400)
  })

  it('ENF-04 LEAK-19 so do a conditional patch and a conditional delete', async () => {
    await keep('both-own', coded('both', 'p1'))
    await keep('both-other', coded('both', 'p2'))
    const patch = [{ op: 'replace', path: '/status', value: 'amended' }]
    const line = 'Observation?code=urn:test|both'
    expect((await send(`PATCH /${line}`, ALL, { body: patch })).status).toBe(200)
    expect(await hospital.stored('Observation/both-own')).toMatchObject({ status: 'amended' })
    expect((await send(`DELETE /${line}`, 'patient/Observation.d')).status).toBe(403)
    expect((await send(`DELETE /${line}`, 'patient/Observation.ds')).status).toBe(204)
    expect((await send(`DELETE /${line}`, 'patient/Observation.ds')).status).toBe(204)
    expect((await send(`PATCH /${line}`, ALL, { body: patch })).status).toBe(404)
    expect(await hospital.stored('Observation/both-other')).toMatchObject({ status: 'final' })
  })

  it('ENF-05 criteria that find several change nothing', async () => {
    for (const id of ['several-1', 'several-2']) await keep(id, coded('several', 'p1'))
    const response = await send('DELETE /Observation?code=urn:test|several', ALL)
    expect(response.status).toBe(412)
    expect(await response.json()).toMatchObject({ issue: [{ code: 'multiple-matches' }] })
    expect(hospital.writes()).toEqual([])
  })
})
