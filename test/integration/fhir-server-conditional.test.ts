import type { Patient } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aFhirServer,
  baseUrl,
  bundleOf,
  type FhirServerWorld,
  linkOf,
  placesOf,
  refusalOf,
} from './fhir-server-world.ts'

let world: FhirServerWorld
beforeAll(async () => {
  world = await aFhirServer()
  for (const id of ['only', 'twin1', 'twin2']) {
    await world.send('PUT', `/Patient/${id}`, { body: aPatient(id.slice(0, 4), id) })
  }
})
afterAll(async () => {
  await world.pool.end()
  expect(world.errors).toEqual([])
})

const aPatient = (value: string, id?: string): Patient => ({
  resourceType: 'Patient',
  ...(id === undefined ? {} : { id }),
  identifier: [{ system: 's', value }],
})

describe('conditional update (http.html#cond-update)', () => {
  test('creates when nothing matches, updates the one that does', async () => {
    const url = '/Patient?identifier=s|new'
    const first = await world.send('PUT', url, { body: aPatient('new') })
    expect(first.status).toBe(201)
    const second = await world.send('PUT', url, { body: { ...aPatient('new'), active: true } })
    expect([second.status, second.headers.etag]).toEqual([200, 'W/"2"'])
    expect(second.body?.id).toBe(first.body?.id)
  })

  test('is refused when several match (412)', async () => {
    const answer = await world.send('PUT', '/Patient?identifier=s|twin', { body: aPatient('twin') })
    expect(refusalOf(answer)[0]).toBe(412)
  })
})

describe('conditional patch (http.html#patch)', () => {
  const body = [{ op: 'add', path: '/active', value: true }]

  test('changes the one that matches', async () => {
    const answer = await world.send('PATCH', '/Patient?identifier=s|only', { body })
    expect([answer.status, answer.body]).toMatchObject([200, { id: 'only', active: true }])
  })

  test.each([
    ['s|nobody', 404],
    ['s|twin', 412],
  ])('of identifier %s answers %d', async (identifier, status) => {
    const answer = await world.send('PATCH', `/Patient?identifier=${identifier}`, { body })
    expect(refusalOf(answer)[0]).toBe(status)
  })

  test('If-Match protects the version that was read (http.html#concurrency)', async () => {
    const headers = { 'if-match': 'W/"99"' }
    const answer = await world.send('PATCH', '/Patient/only', { body, headers })
    expect(refusalOf(answer)[0]).toBe(412)
  })

  test('takes FHIRPath Patch too (fhirpatch.html)', async () => {
    const patch = {
      resourceType: 'Parameters',
      parameter: [
        {
          name: 'operation',
          part: [
            { name: 'type', valueCode: 'replace' },
            { name: 'path', valueString: 'Patient.active' },
            { name: 'value', valueBoolean: false },
          ],
        },
      ],
    }
    const answer = await world.send('PATCH', '/Patient/only', { body: patch })
    expect([answer.status, answer.body]).toMatchObject([200, { active: false }])
  })
})

describe('conditional delete (http.html#cdelete)', () => {
  test('deletes one, and refuses several (412)', async () => {
    expect(refusalOf(await world.send('DELETE', '/Patient?identifier=s|twin'))[0]).toBe(412)
    await world.send('PUT', '/Patient/last', { body: aPatient('last', 'last') })
    expect((await world.send('DELETE', '/Patient?identifier=s|last')).status).toBe(204)
    expect(refusalOf(await world.get('/Patient/last'))[0]).toBe(410)
  })
})

describe('conditional read (http.html#cread)', () => {
  test('If-Modified-Since answers 304 for what has not changed', async () => {
    const { headers } = await world.get('/Patient/twin1')
    const since = headers['last-modified'] ?? ''
    const again = await world.send('GET', '/Patient/twin1', {
      headers: { 'if-modified-since': since },
    })
    expect([again.status, again.headers.etag]).toEqual([304, 'W/"1"'])
  })
})

describe('history of a type and of the base (http.html#history)', () => {
  test('lists every version of every resource, newest first, deletions too', async () => {
    for (const id of ['h1', 'h2']) {
      await world.send('PUT', `/Group/${id}`, {
        body: { resourceType: 'Group', id, type: 'person', actual: true },
      })
    }
    await world.send('DELETE', '/Group/h1')
    const history = await world.get('/Group/_history')
    expect(bundleOf(history)).toMatchObject({ type: 'history', total: 3 })
    expect(
      bundleOf(history).entry?.map(({ request }) => `${request?.method} ${request?.url}`),
    ).toEqual(['DELETE Group/h1', 'PUT Group/h2', 'PUT Group/h1'])
    const all = bundleOf(await world.get('/_history?_count=1000'))
    expect(all.entry?.length).toBe(all.total)
    expect(all.total).toBeGreaterThan(3)
  })

  test('has pages and a beginning, and is empty for a type without resources', async () => {
    const page = await world.get('/Group/_history?_count=2')
    expect(linkOf(page, 'next')).toBe(`${baseUrl}/Group/_history?_count=2&_offset=2`)
    const last = await world.get('/Group/_history?_count=2&_offset=2')
    expect(placesOf(last)).toEqual(['Group/h1'])
    expect(linkOf(last, 'previous')).toBeDefined()
    expect(bundleOf(await world.get('/Group/_history?_since=2999-01-01')).total).toBe(0)
    expect(bundleOf(await world.get('/Basic/_history'))).toMatchObject({ total: 0 })
    expect(refusalOf(await world.get('/Shoe/_history'))[0]).toBe(404)
    expect(refusalOf(await world.get('/_history?_sort=x'))[0]).toBe(400)
  })
})
