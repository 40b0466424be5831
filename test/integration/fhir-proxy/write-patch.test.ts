import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startFhirProxy } from '../../support/fhir-proxy.ts'
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
    ['application/fhir+xml', []],
    ['application/fhir+json; charset=latin1', { resourceType: 'Parameters' }],
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

describe('what a patch makes', () => {
  it('that nests deeper than a body may, step by step, is refused with the limit', async () => {
    const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) })
    const body = [
      { op: 'add', path: '/a', value: nested(60) },
      { op: 'add', path: `${'/a'.repeat(61)}/a`, value: nested(60) },
    ]
    const response = await send('PATCH /Observation/lab-1', ALL, { body })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('more than 100 levels')
    expect(hospital.writes()).toEqual([])
  })

  it('LEAK-19 a reference by search is refused in what a patch makes', async () => {
    const body = [{ op: 'add', path: '/encounter', value: { reference: 'Encounter?class=IMP' } }]
    const response = await send('PATCH /Observation/about-other', ALL, { body })
    expect(response.status).toBe(400)
    expect(hospital.writes()).toEqual([])
  })
})

/** A FHIRPath Patch of one operation. */
function byPath(type: string, path: string, more: object = {}) {
  const part = Object.entries(more).map(([name, value]) =>
    name === 'name' ? { name, valueString: value } : { name, ...value },
  )
  const [named, led] = [
    { name: 'type', valueCode: type },
    { name: 'path', valueString: path },
  ]
  return {
    resourceType: 'Parameters',
    parameter: [{ name: 'operation', part: [named, led, ...part] }],
  }
}

const toOther = { value: { valueReference: p('p2') } }
const headers = { 'content-type': 'application/fhir+json' }

describe('a FHIRPath Patch', () => {
  it.each<[string, object]>([
    ['replace', byPath('replace', 'Observation.subject', toOther)],
    [
      'replace of a part',
      byPath('replace', 'Observation.subject.reference', { value: { valueString: 'Patient/p2' } }),
    ],
    ['delete', byPath('delete', 'Observation.subject')],
    ['a second patient', byPath('add', 'Observation', { name: 'performer', ...toOther })],
  ])('LEAK-18 %s of the subject is judged by its result', async (_case, body) => {
    const response = await send('PATCH /Observation/about-other', ALL, { body, headers })
    expect(response.status).toBe(403)
    expect(hospital.writes()).toEqual([])
  })

  it.each(['application/fhir+json', 'application/json; charset=utf-8'])(
    'LEAK-18 changes what is one’s own, and goes on as its result (%s)',
    async (type) => {
      const id = `by-path-${type.length}`
      await keep(id, observation(p('p1'), { valueString: 'low' }))
      const value = { value: { valueQuantity: { value: 3 } } }
      const body = byPath('replace', 'Observation.value', value)
      const sent = { body, headers: { 'content-type': type } }
      const response = await send(`PATCH /Observation/${id}`, 'patient/Observation.u', sent)
      expect([response.status, await response.text()]).toEqual([200, ''])
      const stored = await hospital.stored(`Observation/${id}`)
      expect(stored).toMatchObject({ valueQuantity: { value: 3 } })
      expect(stored).not.toHaveProperty('valueString')
      const [write] = hospital.writes()
      expect(write).toMatchObject({ method: 'PUT', headers: { 'if-match': 'W/"1"' } })
    },
  )

  it('is not taken by a base that speaks STU3, which has other elements', async () => {
    const old = await startFhirProxy({ orm: hospital.orm, version: 'STU3' })
    const body = JSON.stringify(byPath('delete', 'Observation.status'))
    const token = await old.token({ scope: ALL })
    const response = await old.ask('/Observation/lab-1', token, { method: 'PATCH', headers, body })
    expect(response.status).toBe(415)
    const { patchFormat } = await (await old.ask('/metadata')).json()
    expect(patchFormat).toEqual(['application/json-patch+json'])
    expect(old.upstream.requests.map(({ path }) => path)).toEqual(['/metadata'])
    await old.close()
  })

  it.each<[object, number]>([
    [byPath('replace', 'Observation.id', { value: { valueId: 'x' } }), 422],
    [byPath('replace', 'Observation.nothing', { value: { valueString: 'x' } }), 422],
    [byPath('add', 'Observation', { name: 'status', value: { valueCode: 'final' } }), 422],
    [byPath('delete', "Observation.code.where(text.matches('x'))"), 400],
    [byPath('delete', 'Patient.name'), 400],
    [byPath('unknown', 'Observation.status'), 400],
    [{ resourceType: 'Parameters' }, 400],
    [observation(p('p1')), 400],
    [[], 400],
  ])('that does not fit is refused (%j, %i)', async (body, status) => {
    const response = await send('PATCH /Observation/lab-1', ALL, { body, headers })
    expect(response.status).toBe(status)
    expect(hospital.writes()).toEqual([])
  })

  it('LEAK-17 of what is somebody else’s is the same as of nothing', async () => {
    const body = byPath('delete', 'Observation.status')
    const other = await send('PATCH /Observation/lab-2', ALL, { body, headers })
    const none = await send('PATCH /Observation/nobody', ALL, { body, headers })
    expect([other.status, none.status]).toEqual([404, 404])
    expect((await other.text()).replaceAll('lab-2', 'nobody')).toBe(await none.text())
  })
})
