import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resources } from './fhir-server-resources.ts'
import {
  aFhirServer,
  baseUrl,
  bundleOf,
  type FhirServerWorld,
  linkOf,
  matchesOf,
  placesOf,
  refusalOf,
  store,
} from './fhir-server-world.ts'

let world: FhirServerWorld
beforeAll(async () => {
  world = await aFhirServer()
  await store(world, resources)
})
afterAll(async () => {
  await world.pool.end()
  expect(world.errors).toEqual([])
})

describe('the patient compartment', () => {
  test('a search in it finds only what is the patient’s', async () => {
    expect(matchesOf(await world.get('/Patient/ana/Observation?_sort=date'))).toEqual([
      'height1',
      'height2',
    ])
    expect(matchesOf(await world.get('/Patient/ana/Observation?patient=ben'))).toEqual([])
    expect(matchesOf(await world.get('/Patient/ana/Patient'))).toEqual(['ana'])
    const paged = await world.get('/Patient/ana/Observation?_count=1')
    expect(linkOf(paged, 'next')).toBe(`${baseUrl}/Patient/ana/Observation?_count=1&_offset=1`)
    expect(refusalOf(await world.get('/Patient/ana/Organization'))[0]).toBe(404)
  })

  test('everything is the patient, the record and what the record needs', async () => {
    const all = await world.get('/Patient/ana/$everything')
    expect(placesOf(all)).toEqual([
      'Patient/ana',
      'Observation/height1',
      'Observation/height2',
      'Organization/org',
    ])
    expect(bundleOf(all).total).toBe(3)
    expect(placesOf(await world.get('/Patient/ana/%24everything?_type=Observation'))).toEqual([
      'Observation/height1',
      'Observation/height2',
    ])
    expect(placesOf(await world.get('/Patient/ana/$everything?_since=2999-01-01'))).toEqual([])
    const paged = await world.get('/Patient/ana/$everything?_count=2')
    expect(linkOf(paged, 'next')).toBe(`${baseUrl}/Patient/ana/$everything?_count=2&_offset=2`)
    expect(refusalOf(await world.get('/Patient/nobody/$everything'))[0]).toBe(404)
  })
})
