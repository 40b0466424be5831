import type { Bundle, BundleEntry } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFhirServer, bundleOf, type FhirServerWorld, refusalOf } from './fhir-server-world.ts'

let world: FhirServerWorld
beforeAll(async () => {
  world = await aFhirServer()
  for (const id of ['one', 'two']) {
    const identifier = [
      { system: 's', value: id },
      { system: 's', value: 'both' },
    ]
    await world.send('PUT', `/Patient/${id}`, { body: { resourceType: 'Patient', id, identifier } })
  }
})
afterAll(async () => {
  await world.pool.end()
  expect(world.errors).toEqual([])
})

const observation = (reference: string): BundleEntry => ({
  resource: {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'x' },
    subject: { reference },
  },
  request: { method: 'POST', url: 'Observation' },
})
const send = (...entry: BundleEntry[]) => {
  const body: Bundle = { resourceType: 'Bundle', type: 'transaction', entry }
  return world.send('POST', '/', { body })
}
const subjectOf = ({ resource }: BundleEntry = {}) =>
  resource?.resourceType === 'Observation' ? resource.subject?.reference : undefined

describe('references in a transaction (http.html#trules)', () => {
  test('a conditional reference becomes the one resource it finds', async () => {
    const { entry = [] } = bundleOf(await send(observation('Patient?identifier=s|one')))
    expect(subjectOf(entry[0])).toBe('Patient/one')
  })

  test.each([
    ['Patient?identifier=s|nobody', 412, /finds nothing/],
    ['Patient?identifier=s|both', 412, /finds several/],
    ['Shoe?size=9', 412, /not a search for one/],
    ['Patient?_count=1', 412, /not a search for one/],
    ['Patient?shoe=9', 400, /shoe is not supported/],
  ])('%s is refused and nothing is written', async (reference, status, text) => {
    const before = bundleOf(await world.get('/Observation')).total
    const answer = await send(observation('Patient/one'), observation(reference))
    const [refused, reason] = refusalOf(answer)
    expect(refused).toBe(status)
    expect(reason).toMatch(text)
    expect(bundleOf(await world.get('/Observation')).total).toBe(before)
  })

  test.each([
    ['urn:uuid:0b1ce0e4-65a2-4d0b-8a8b-4c6e5f1a0001', undefined],
    ['urn:oid:1.2.3.4', undefined],
    ['https://elsewhere.example/fhir/Patient/77', undefined],
    ['https://elsewhere.example/fhir/Patient/78', 'Patient/78'],
  ])('a reference to the created %s follows its new id', async (fullUrl, reference = fullUrl) => {
    const patient: BundleEntry = {
      fullUrl,
      resource: { resourceType: 'Patient' },
      request: { method: 'POST', url: 'Patient' },
    }
    const { entry = [] } = bundleOf(await send(observation(reference), patient))
    expect(subjectOf(entry[0])).toBe(`Patient/${entry[1]?.resource?.id}`)
  })
})

describe('conditions in a transaction (http.html#transaction)', () => {
  test('If-Match of an entry that fails undoes the whole', async () => {
    const body = { resourceType: 'Patient' as const, id: 'one', active: true }
    const put: BundleEntry = {
      resource: body,
      request: { method: 'PUT', url: 'Patient/one', ifMatch: 'W/"99"' },
    }
    const before = bundleOf(await world.get('/Observation')).total
    expect(refusalOf(await send(observation('Patient/one'), put))[0]).toBe(412)
    expect(bundleOf(await world.get('/Observation')).total).toBe(before)
  })

  test('a conditional create finds what there is, and references follow', async () => {
    const fullUrl = 'urn:uuid:0b1ce0e4-65a2-4d0b-8a8b-4c6e5f1a0002'
    const create: BundleEntry = {
      fullUrl,
      resource: { resourceType: 'Patient', identifier: [{ system: 's', value: 'two' }] },
      request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=s|two' },
    }
    const { entry = [] } = bundleOf(await send(create, observation(fullUrl)))
    expect(entry[0]?.response?.status).toBe('200 OK')
    expect(subjectOf(entry[1])).toBe('Patient/two')
  })

  test('the same resource twice is refused', async () => {
    const put: BundleEntry = {
      resource: { resourceType: 'Patient', id: 'one' },
      request: { method: 'PUT', url: 'Patient/one' },
    }
    expect(refusalOf(await send(put, put))[0]).toBe(400)
  })

  test.each([
    [{ resourceType: 'Bundle', type: 'collection' }, 400],
    [{ resourceType: 'Patient' }, 400],
  ])('%j is no batch', async (body, status) => {
    expect(refusalOf(await world.send('POST', '/', { body }))[0]).toBe(status)
  })
})
