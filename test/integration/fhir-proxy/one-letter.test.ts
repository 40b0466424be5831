import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Hospital, openHospital } from './hospital.ts'
import { ALL, observation, p, senderTo } from './write-room.ts'

let hospital: Hospital
const send = senderTo(() => hospital)

beforeAll(async () => {
  hospital = await openHospital('fhir_by_letter')
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.requests.length = 0
})

const own = { ...observation(p('p1')), id: 'lab-1' }
const patch = [{ op: 'replace', path: '/status', value: 'amended' }]

const READS = [
  'GET /Observation/lab-1',
  'GET /Observation/lab-1/_history/1',
  'GET /Observation/lab-1/_history',
]
const SEARCHES = ['GET /Observation?code=laboratory-code', 'POST /Observation/_search']
const WRITES: [line: string, body?: unknown][] = [
  ['POST /Observation', observation(p('p1'))],
  ['PUT /Observation/lab-1', own],
  ['PATCH /Observation/lab-1', patch],
  ['DELETE /Observation/lab-1'],
]

/** The status of a line, and whether anything reached the server behind. */
async function answered(line: string, scope: string, body?: unknown) {
  hospital.requests.length = 0
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await send(line, scope, {
    ...(body === undefined ? {} : { body }),
    ...(line.endsWith('_search') ? { headers: form } : {}),
  })
  return { status: response.status, isAsked: hospital.requests.length > 0 }
}

const REFUSED = { status: 403, isAsked: false }

describe('one letter of a scope', () => {
  it.each(READS)('ENF-01 `.r` opens %s', async (line) => {
    expect((await answered(line, 'patient/Observation.r')).status).toBe(200)
  })

  it.each([...SEARCHES, 'GET /Observation/_history', 'GET /_history'])(
    'ENF-01 `.r` does not open %s',
    async (line) => {
      expect(await answered(line, 'patient/Observation.r')).toEqual(REFUSED)
    },
  )

  it.each(WRITES)('ENF-01 `.rs` does not open %s', async (line, body) => {
    expect(await answered(line, 'patient/Observation.rs', body)).toEqual(REFUSED)
  })

  it.each(SEARCHES)('ENF-02 `.s` opens %s', async (line) => {
    expect((await answered(line, 'patient/Observation.s')).status).toBe(200)
  })

  it.each(READS)('ENF-02 `.s` does not open %s', async (line) => {
    expect(await answered(line, 'patient/Observation.s')).toEqual(REFUSED)
  })
})

describe('a type that is not granted', () => {
  const scope = 'patient/Observation.rs'

  it.each(['GET /Condition/c1', 'GET /Patient/p1', 'GET /Condition?patient=p1', 'GET /Patient'])(
    'ENF-07 is refused: %s',
    async (line) => {
      expect(await answered(line, scope)).toEqual(REFUSED)
    },
  )

  it('ENF-08 is refused in the same words whether there is something to find or not', async () => {
    const answer = async (query: string) => {
      const response = await send(`GET /Condition?${query}`, scope)
      return [response.status, response.headers.get('www-authenticate'), await response.text()]
    }
    const [some, other, none] = [
      await answer('patient=p1'),
      await answer('patient=p2'),
      await answer('patient=nobody'),
    ]
    expect(some[0]).toBe(403)
    expect([other, none]).toEqual([some, some])
    expect(hospital.requests).toEqual([])
  })

  it.each([
    ...['Account', 'AuditEvent', 'Communication', 'Consent', 'Group', 'List', 'Person'],
    ...['Provenance', 'RelatedPerson', 'Task'],
  ])('LEAK-22 %s is no patient’s to read, to find or to write', async (type) => {
    const body = { resourceType: type, id: 'x', subject: p('p1'), patient: p('p1') }
    for (const line of [
      `GET /${type}/x`,
      `GET /${type}`,
      `GET /Patient/p1/${type}`,
      `DELETE /${type}/x`,
    ]) {
      expect([line, await answered(line, ALL)]).toEqual([line, REFUSED])
    }
    expect(await answered(`POST /${type}`, ALL, body)).toEqual(REFUSED)
    expect(await answered(`PUT /${type}/x`, ALL, body)).toEqual(REFUSED)
  })
})
