import type { CapabilityStatement, Patient } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aFhirServer,
  baseUrl,
  bundleOf,
  type FhirServerWorld,
  placesOf,
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

const aPatient = (id?: string): Patient => ({
  resourceType: 'Patient',
  ...(id === undefined ? {} : { id }),
  name: [{ family: 'Rivera', given: ['Mia'] }],
  gender: 'female',
})
const idOf = ({ body }: { body: { id?: string | undefined } | undefined }) => body?.id ?? ''

describe('create and read', () => {
  test('a create answers 201, where it is and which version', async () => {
    const answer = await world.send('POST', '/Patient', { body: aPatient('mine') })
    const id = idOf(answer)
    expect(answer.status).toBe(201)
    expect(id).not.toBe('mine')
    expect(answer.headers).toMatchObject({
      etag: 'W/"1"',
      location: `${baseUrl}/Patient/${id}/_history/1`,
      'content-type': 'application/fhir+json; charset=utf-8',
    })
    const read = await world.get(`/Patient/${id}`)
    expect(read.body).toEqual(answer.body)
    expect(Date.parse(read.headers['last-modified'] ?? '')).not.toBeNaN()
  })

  test('a reader who has the version gets 304, HEAD no body, minimal no body', async () => {
    const id = idOf(await world.send('POST', '/Patient', { body: aPatient() }))
    const known = await world.send('GET', `/Patient/${id}`, {
      headers: { 'if-none-match': 'W/"1"' },
    })
    expect([known.status, known.body]).toEqual([304, undefined])
    const head = await world.send('HEAD', `/Patient/${id}`)
    expect([head.status, head.body, head.headers.etag]).toEqual([200, undefined, 'W/"1"'])
    const headers = { prefer: 'return=minimal' }
    const minimal = await world.send('POST', '/Patient', { body: aPatient(), headers })
    expect([minimal.status, minimal.body]).toEqual([201, undefined])
  })

  test('a part of a resource is marked as a part', async () => {
    await world.send('PUT', '/Patient/parts', { body: aPatient('parts') })
    const { body } = await world.get('/Patient/parts?_elements=gender')
    expect(body).toMatchObject({
      id: 'parts',
      gender: 'female',
      meta: { tag: [{ code: 'SUBSETTED' }] },
    })
    expect(body).not.toHaveProperty('name')
  })

  test.each([
    ['GET', '/Patient/nobody', undefined, 404, 'Not found'],
    ['GET', '/Nonsense/1', undefined, 404, '"Nonsense" is not a resource type of FHIR R4.'],
    ['GET', '/Patient/a%2Fb', undefined, 404, 'The path is not one of FHIR.'],
    ['GET', '//Patient/1', undefined, 404, 'The path is not one of FHIR.'],
    ['GET', '/Patient/../metadata', undefined, 404, 'The path is not one of FHIR.'],
    ['GET', '/', undefined, 400, 'Searching all resource types at once is not supported.'],
    ['POST', '/Patient', undefined, 400, 'The request needs a JSON body.'],
    [
      'POST',
      '/Patient',
      { resourceType: 'Patient', foo: 1 },
      400,
      'Invalid additional property "foo"',
    ],
    ['POST', '/Observation', { resourceType: 'Observation' }, 400, /Missing required property/],
    ['POST', '/Patient', { resourceType: 'Group' }, 400, /expected Patient, but found Group/],
    ['PUT', '/Patient/x_y', { resourceType: 'Patient', id: 'x_y' }, 400, /^An id has 1 to 64/],
    ['PUT', '/Patient/a', { resourceType: 'Patient', id: 'b' }, 400, 'Incorrect resource ID'],
    ['GET', '/Patient?_format=xml', undefined, 406, 'This server answers in JSON, not in xml.'],
  ])('%s %s is refused', async (method, url, body, status, text) => {
    const [refused, reason] = refusalOf(await world.send(method, url, { body }))
    expect(refused).toBe(status)
    expect(reason).toMatch(text)
  })
})

describe('versions', () => {
  test('each write is a version, a deletion among them', async () => {
    const place = '/Patient/versions'
    const first = await world.send('PUT', place, { body: aPatient('versions') })
    const second = await world.send('PUT', place, {
      body: { ...aPatient('versions'), gender: 'other' },
    })
    const gone = await world.send('DELETE', place)
    expect([first.status, second.status, gone.status]).toEqual([201, 200, 204])
    expect(refusalOf(await world.get(place))[0]).toBe(410)
    expect(placesOf(await world.get('/Patient?_id=versions'))).toEqual([])
    expect((await world.get(`${place}/_history/2`)).body).toEqual(second.body)
    expect(refusalOf(await world.get(`${place}/_history/3`))[0]).toBe(410)
    expect(refusalOf(await world.get(`${place}/_history/9`))[0]).toBe(404)

    const history = bundleOf(await world.get(`${place}/_history`))
    expect(history).toMatchObject({ type: 'history', total: 3 })
    expect(
      history.entry?.map(({ fullUrl, request, response }) => [
        fullUrl,
        request?.method,
        response?.status,
        response?.etag,
      ]),
    ).toEqual([
      [`${baseUrl}/Patient/versions`, 'DELETE', '204 No Content', 'W/"3"'],
      [`${baseUrl}/Patient/versions`, 'PUT', '200 OK', 'W/"2"'],
      [`${baseUrl}/Patient/versions`, 'PUT', '201 Created', 'W/"1"'],
    ])
    const again = await world.send('PUT', place, { body: aPatient('versions') })
    expect(again.headers.etag).toBe('W/"4"')
  })

  test('a history has pages', async () => {
    for (let i = 0; i < 3; i += 1)
      await world.send('PUT', '/Patient/pages', { body: aPatient('pages') })
    const page = bundleOf(await world.get('/Patient/pages/_history?_count=2'))
    expect(page.entry).toHaveLength(2)
    expect(page.link?.at(-1)).toEqual({
      relation: 'next',
      url: `${baseUrl}/Patient/pages/_history?_count=2&_offset=2`,
    })
    expect(refusalOf(await world.get('/Patient/pages/_history?_at=2020'))[0]).toBe(400)
  })

  test('who writes over another version is told so', async () => {
    await world.send('PUT', '/Patient/match', { body: aPatient('match') })
    const write = (etag: string) =>
      world.send('PUT', '/Patient/match', {
        body: aPatient('match'),
        headers: { 'if-match': etag },
      })
    expect((await write('W/"1"')).status).toBe(200)
    expect(refusalOf(await write('W/"1"'))[0]).toBe(412)
    expect(refusalOf(await write('1'))[0]).toBe(400)
  })

  test('of many writers at once each makes its own version', async () => {
    const writes = Array.from({ length: 8 }, () =>
      world.send('PUT', '/Patient/crowd', { body: aPatient('crowd') }),
    )
    const etags = (await Promise.all(writes)).map(({ headers }) => headers.etag)
    expect(etags.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((version) => `W/"${version}"`))
  })
})

describe('patch', () => {
  test.each([
    [[{ op: 'replace', path: '/gender', value: 'other' }], 200],
    [[{ op: 'test', path: '/gender', value: 'unknown' }], 422],
    [[{ op: 'remove', path: '/birthDate' }], 422],
    [[{ op: 'replace', path: '/id', value: 'else' }], 422],
    [[{ op: 'add', path: '/foo', value: 1 }], 400],
  ])('%j answers %d', async (body, status) => {
    await world.send('PUT', '/Patient/patched', { body: aPatient('patched') })
    const answer = await world.send('PATCH', '/Patient/patched', { body })
    expect(answer.status).toBe(status)
  })
})

describe('conditional interactions', () => {
  const identifier = [{ system: 's', value: 'only' }]

  test('a create happens once', async () => {
    const body = { ...aPatient(), identifier }
    const headers = { 'if-none-exist': 'identifier=s|only' }
    const answers = await Promise.all([
      world.send('POST', '/Patient', { body, headers }),
      world.send('POST', '/Patient', { body, headers }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 201])
    expect(bundleOf(await world.get('/Patient?identifier=s|only')).total).toBe(1)
  })

  test.each(['/Patient', '/Patient?idnetifier=s|only', '/Patient?_count=1'])(
    'DELETE %s deletes nothing',
    async (url) => {
      const before = bundleOf(await world.get('/Patient')).total
      expect(refusalOf(await world.send('DELETE', url))[0]).toBe(400)
      expect(bundleOf(await world.get('/Patient')).total).toBe(before)
    },
  )
})

const sampleValues = new Map([
  ['date', '2020'],
  ['reference', 'Patient/1'],
])

describe('the capability statement', () => {
  test('lists what is answered and nothing that is refused', async () => {
    const { body } = await world.get('/metadata')
    const { fhirVersion, implementation, rest } = body as CapabilityStatement
    expect([fhirVersion, implementation?.url]).toEqual(['4.0.1', baseUrl])
    const patient = rest?.[0]?.resource?.find(({ type }) => type === 'Patient')
    expect(patient?.operation?.map(({ name }) => name)).toEqual(['everything'])
    for (const { name = '', type } of patient?.searchParam ?? []) {
      const value = sampleValues.get(type ?? '') ?? '1'
      expect((await world.get(`/Patient?${name}=${value}`)).status, name).toBe(200)
    }
    for (const include of patient?.searchInclude ?? []) {
      expect((await world.get(`/Patient?_include=${include}`)).status, include).toBe(200)
    }
    expect(patient?.searchRevInclude).toContain('Observation:subject')
  })
})
