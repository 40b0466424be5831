import type { Bundle, BundleEntry, Observation } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aFhirServer,
  baseUrl,
  bundleOf,
  type FhirServerWorld,
  refusalOf,
} from './fhir-server-world.ts'

let world: FhirServerWorld
beforeAll(async () => {
  world = await aFhirServer()
})
afterAll(async () => {
  await world.pool.end()
  expect(world.errors).toEqual([])
})

const placeholder = 'urn:uuid:6f0b2f4e-1111-4000-8000-000000000001'
const transaction = (...more: Bundle['entry'] & object): Bundle => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [
    {
      fullUrl: placeholder,
      resource: { resourceType: 'Patient', name: [{ family: 'Atomic' }] },
      request: { method: 'POST', url: 'Patient' },
    },
    {
      resource: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'x' },
        subject: { reference: placeholder },
      },
      request: { method: 'POST', url: 'Observation' },
    },
    ...more,
  ],
})

describe('bundles', () => {
  test('a transaction connects what it creates', async () => {
    const { entry = [] } = bundleOf(await world.send('POST', '/', { body: transaction() }))
    const [patient, observation] = entry
    expect(entry.map(({ response }) => response?.status)).toEqual(['201 Created', '201 Created'])
    expect(observation?.resource).toMatchObject({
      subject: { reference: `Patient/${patient?.resource?.id}` },
    })
    expect(patient?.fullUrl).toBe(`${baseUrl}/Patient/${patient?.resource?.id}`)
    expect(patient?.response).toMatchObject({
      etag: 'W/"1"',
      location: `${patient?.fullUrl}/_history/1`,
    })
  })

  test('a transaction that fails leaves nothing', async () => {
    const before = bundleOf(await world.get('/Patient?family=atomic')).total
    const bad: BundleEntry = {
      resource: {
        resourceType: 'Observation',
        id: 'b',
        status: 'final',
        code: { text: 'x' },
        foo: 1,
      } as Observation,
      request: { method: 'PUT', url: 'Observation/b' },
    }
    expect(refusalOf(await world.send('POST', '/', { body: transaction(bad) }))[0]).toBe(400)
    expect(bundleOf(await world.get('/Patient?family=atomic')).total).toBe(before)
  })

  test('a batch answers each entry for itself', async () => {
    await world.send('PUT', '/Patient/batched', {
      body: { resourceType: 'Patient', id: 'batched' },
    })
    const urls = [
      'Patient/batched',
      'Patient/nobody',
      'Nonsense',
      'Patient?foo=1',
      'Patient?_id=batched',
    ]
    const body = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: urls.map((url) => ({ request: { method: 'GET', url } })),
    }
    const { type, entry = [] } = bundleOf(await world.send('POST', '/', { body }))
    expect(type).toBe('batch-response')
    expect(entry.map(({ response }) => response?.status)).toEqual([
      '200 OK',
      '404 Not Found',
      '404 Not Found',
      '400 Bad Request',
      '200 OK',
    ])
    expect(entry[4]?.resource).toMatchObject({ type: 'searchset', total: 1 })
  })
})
