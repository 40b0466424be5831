import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, keeperOf, observation, p, senderTo } from './write-room.ts'

let hospital: Hospital
const send = senderTo(() => hospital)
const keep = keeperOf(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_updated')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

describe('update', () => {
  it('ENF-04 `.u` updates and creates under an id, and does neither with POST', async () => {
    const wishes = { patient: undefined, fhirUser: 'Practitioner/d1' }
    const scope = 'user/Observation.u'
    const body = { ...observation(p('p1')), id: 'upsert-1' }
    expect((await send('PUT /Observation/upsert-1', scope, { body, wishes })).status).toBe(201)
    expect((await send('PUT /Observation/upsert-1', scope, { body, wishes })).status).toBe(200)
    expect((await send('POST /Observation', scope, { body, wishes })).status).toBe(403)
  })

  it.each([
    ['what is somebody else’s', 'Observation/lab-2', observation(p('p1'))],
    ['what is somebody else’s, as it is', 'Observation/lab-2', observation(p('p2'))],
    ['what is about somebody else', 'Observation/focus-1', observation(p('p1'))],
    ['one’s own to somebody else', 'Observation/lab-1', observation(p('p2'))],
    ['one’s own to nobody', 'Observation/lab-1', observation(undefined)],
    ['another patient', 'Patient/p2', { resourceType: 'Patient' }],
  ])('LEAK-17 %s is refused', async (_case, place, resource) => {
    const before = await hospital.stored(place)
    const body = { ...resource, id: place.split('/')[1] }
    const response = await send(`PUT /${place}`, ALL, { body })
    expect(response.status).toBe(403)
    expect(hospital.writes()).toEqual([])
    expect(await hospital.stored(place)).toEqual(before)
  })

  it('LEAK-17 what was deleted from another record is not brought back', async () => {
    await keep('gone-1', observation(p('p2')))
    const path = '/Observation/gone-1'
    await hospital.behind({ method: 'DELETE', path, query: '', headers: {} })
    const body = { ...observation(p('p1')), id: 'gone-1' }
    expect((await send('PUT /Observation/gone-1', ALL, { body })).status).toBe(403)
    expect((await send('GET /Observation/gone-1', ALL)).status).toBe(404)
    expect((await send('DELETE /Observation/gone-1', ALL)).status).toBe(404)
  })

  it('what was looked at is what is replaced: its version goes along', async () => {
    await keep('version-1', observation(p('p1')))
    const body = { ...observation(p('p1')), id: 'version-1' }
    await send('PUT /Observation/version-1', ALL, { body })
    expect(hospital.writes()[0]?.headers).toMatchObject({ 'if-match': 'W/"1"' })
  })

  it('If-Match and If-None-Match of the client hold', async () => {
    await keep('match-1', observation(p('p1')))
    const body = { ...observation(p('p1')), id: 'match-1' }
    const status = async (headers: Record<string, string>, scope = ALL, wishes = {}) =>
      (await send('PUT /Observation/match-1', scope, { body, headers, wishes })).status
    expect(await status({ 'if-match': 'W/"7"' })).toBe(412)
    expect(await status({ 'if-match': '*' })).toBe(400)
    expect(await status({ 'if-none-match': '*' })).toBe(412)
    expect(await status({ 'if-match': 'W/"1"' })).toBe(200)
    const staff = { patient: undefined, fhirUser: 'Practitioner/d1' }
    expect(await status({ 'if-match': 'W/"1"' }, 'user/Observation.u', staff)).toBe(412)
    expect(await status({ 'if-none-match': '*' }, 'user/Observation.u', staff)).toBe(412)
    expect(await status({ 'if-match': 'W/"2"' }, 'user/Observation.u', staff)).toBe(200)
  })

  it.each([
    ['another type', { ...observation(p('p1')), resourceType: 'Condition', id: 'lab-1' }],
    ['another id', { ...observation(p('p1')), id: 'lab-2' }],
    ['no id', observation(p('p1'))],
    ['no resource', { id: 'lab-1' }],
    ['a list', []],
    ['an id that is no text', { ...observation(p('p1')), id: 7 }],
  ])('a body with %s is refused', async (_case, body) => {
    expect((await send('PUT /Observation/lab-1', ALL, { body })).status).toBe(400)
    expect(hospital.requests).toEqual([])
  })
})

describe('update of what is not one’s own', () => {
  it.each<Record<string, string>>([{}, { 'if-match': 'W/"1"' }, { 'if-none-match': '*' }])(
    'LEAK-19 with %j a limited token is told the same of an id that is taken and one that is not',
    async (headers) => {
      const answer = async (id: string) => {
        const body = { ...observation(p('p1')), id }
        const response = await send(`PUT /Observation/${id}`, ALL, { body, headers })
        return [response.status, await response.text()]
      }
      const [taken, free] = [await answer('lab-2'), await answer('not-taken')]
      expect(taken).toEqual(free)
      expect(taken[0]).toBe(403)
      expect(hospital.writes()).toEqual([])
    },
  )
})

describe('delete', () => {
  it('ENF-05 `.d` deletes, and what is not one’s own is not known', async () => {
    await keep('delete-1', observation(p('p1')))
    const scope = 'patient/Observation.d'
    expect((await send('DELETE /Observation/delete-1', scope)).status).toBe(204)
    expect(await hospital.stored('Observation/delete-1')).toBeUndefined()
    const other = await send('DELETE /Observation/lab-2', scope)
    const none = await send('DELETE /Observation/nobody', scope)
    expect([other.status, none.status]).toEqual([404, 404])
    expect((await other.text()).replaceAll('lab-2', 'nobody')).toBe(await none.text())
    expect(await hospital.stored('Observation/lab-2')).toBeDefined()
  })

  it('ENF-15 what was deleted from another record is as if it had never been', async () => {
    for (const [id, subject] of [
      ['deleted-own', 'p1'],
      ['deleted-other', 'p2'],
    ] as const) {
      await keep(id, observation(p(subject)))
      const path = `/Observation/${id}`
      await hospital.behind({ method: 'DELETE', path, query: '', headers: {} })
      for (const line of [`GET ${path}`, `GET ${path}/_history/1`, `DELETE ${path}`]) {
        expect([line, (await send(line, ALL)).status]).toEqual([line, 404])
      }
    }
    const staff = { patient: undefined, fhirUser: 'Practitioner/d1' }
    const seen = await send('GET /Observation/deleted-own', 'user/*.rs', { wishes: staff })
    expect(seen.status).toBe(410)
  })
})
