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

/** A search and the ids of what it finds. */
const found: [url: string, ids: string[]][] = [
  // strings
  ['Patient?family=mull', ['ana']],
  ['Patient?family=MÜLLER', ['ana']],
  ['Patient?name=maria', ['ana', 'ben', 'cleo']],
  ['Patient?family=ller', []],
  ['Patient?family:contains=LLE', ['ana']],
  ['Patient?family:exact=Müller', ['ana']],
  ['Patient?family:exact=müller', []],
  ['Patient?family=50%25_', ['ben']],
  ['Patient?family:contains=%25', ['ben']],
  ['Patient?family=_', []],
  ["Patient?family=o'n", ['cleo']],
  ['Patient?family=mull,50', ['ana', 'ben']],
  ['Organization?name=Riverbend%5C, North', ['org']],
  // tokens
  ['Patient?gender=female', ['ana']],
  ['Patient?gender:not=female', ['ben', 'cleo']],
  ['Patient?active=true', ['ana']],
  ['Patient?identifier=1%5C|2', ['ana', 'ben']],
  ['Patient?identifier=mrn|1%5C|2', ['ana']],
  ['Patient?identifier=|1%5C|2', ['ben']],
  ['Patient?identifier=mrn|', ['ana']],
  ['Patient?_tag=t|a', ['ana']],
  ['Patient?_id=ana,ben,nobody', ['ana', 'ben']],
  ['Observation?code=local,http://loinc.org|8302-2', ['height1', 'height2', 'pressure']],
  ['Observation?code:not=8302-2', ['other', 'pressure']],
  // missing
  ['Patient?gender:missing=true', ['cleo']],
  ['Patient?gender:missing=false', ['ana', 'ben']],
  // references
  ['Observation?subject=Patient/ana', ['height1', 'height2']],
  ['Observation?subject=ana', ['height1', 'height2']],
  [`Observation?subject=${baseUrl}/Patient/ana`, ['height1', 'height2']],
  ['Observation?subject:Patient=ana', ['height1', 'height2']],
  ['Observation?subject:Group=ana', []],
  ['Observation?patient=g', []],
  ['Observation?subject=g', ['other']],
  ['Patient?link=Patient/ana', ['cleo']],
  // chains
  ['Observation?patient.family=mull', ['height1', 'height2']],
  ['Observation?subject:Patient.gender=male', ['pressure']],
  ['Observation?patient.organization.name=river', ['height1', 'height2']],
  ['Observation?patient._id=ben', ['pressure']],
  ['Patient?_has:Observation:patient:code=85354-9', ['ben']],
  ['Patient?_has:Observation:subject:date=2021', ['ana']],
  ['Organization?_has:Patient:organization:_has:Observation:patient:code=8302-2', ['org']],
  // dates
  ['Patient?birthdate=1990', ['ana', 'ben']],
  ['Patient?birthdate=1990-05', ['ana']],
  ['Patient?birthdate=gt1990', ['cleo']],
  ['Patient?birthdate=lt1990-05', ['ben']],
  ['Patient?birthdate=ne1990', ['cleo']],
  ['Observation?date=ge2020-01-01&date=lt2020-01-02', ['height1']],
  ['Observation?date=ge2021', ['height2', 'pressure']],
  ['Observation?date=sa2020-12', ['height2']],
  ['Observation?date=eb2020-02', ['height1']],
  ['Patient?_lastUpdated=gt2020', ['ana', 'ben', 'cleo']],
  ['Patient?_lastUpdated=lt2020', []],
  // quantities
  ['Observation?value-quantity=150', ['height1']],
  ['Observation?value-quantity=151', ['height2']],
  ['Observation?value-quantity=gt150', ['height2']],
  ['Observation?value-quantity=ap150|http://unitsofmeasure.org|cm', ['height1', 'height2']],
  ['Observation?value-quantity=150||centimetre', ['height1']],
  ['Observation?value-quantity=150||m', []],
  // composite
  ['Observation?code-value-quantity=8302-2$150', ['height1']],
  ['Observation?code-value-quantity=http://loinc.org|8302-2$gt151||cm', ['height2']],
  ['Observation?code-value-quantity=8302-2$150,8302-2$151', ['height1', 'height2']],
  ['Observation?code-value-quantity=85354-9$150', []],
  ['Observation?code-value-string=8302-2$x', []],
  ['Patient?_has:Observation:patient:code-value-quantity=8302-2$150', ['ana']],
  // several at once
  ['Observation?patient=ana&date=2020&code=8302-2', ['height1']],
]

/** A search and what is said against it. */
const refused: [url: string, reason: string | RegExp][] = [
  ['Patient?foo=1', 'The search parameter foo is not supported for Patient.'],
  ['Patient?name:sounds=x', 'The search parameter name:sounds does not know the modifier :sounds.'],
  ['Patient?gender:in=x', 'The search parameter gender:in does not know the modifier :in.'],
  ['Patient?name=', 'The search parameter name has no value.'],
  ['Patient?name=a,,b', 'The search parameter name has an empty value.'],
  ['Patient?birthdate=yesterday', 'The parameter birthdate needs a date, not "yesterday".'],
  ['Patient?birthdate=2023-02-30', 'The parameter birthdate needs a date, not "2023-02-30".'],
  ['Observation?value-quantity=tall', 'The parameter value-quantity needs a number, not "tall".'],
  [
    'Observation?component-code-value-quantity=a$1',
    'The search parameter component-code-value-quantity is not supported for Observation.',
  ],
  ['Observation?code-value-quantity=8302-2', /takes code\$value-quantity, not "8302-2"/],
  ['Observation?code-value-quantity=a$1$2', /takes code\$value-quantity/],
  ['Observation?code-value-quantity=a$', /takes code\$value-quantity/],
  ['Observation?code-value-quantity=a$tall', 'The parameter value-quantity needs a number'],
  ['Observation?code-value-quantity:missing=true', /is not supported for Observation/],
  ['Observation?_sort=code-value-quantity', /cannot be sorted/],
  ['Patient?gender:missing=maybe', 'The search parameter gender:missing takes true or false.'],
  ['Observation?focus.name=x', /may mean too many types/],
  ['Observation?patient.foo=x', /patient.foo is not supported for Observation/],
  ['Patient?name.family=x', 'Patient has no search parameter name that is a reference.'],
  ['Patient?_has:Observation:code', /no value|not of the form/],
  ['Patient?_sort=foo', 'Patient cannot be sorted by "foo".'],
  ['Patient?_count=many', '_count takes a whole number, not "many".'],
  ['Patient?_count=1&_count=2', 'The parameter _count is given more than once.'],
  ['Patient?_include=*', /not of the form/],
  ['Patient?_include=Patient:organization:', /not of the form/],
  ['Patient?_elements=', 'The search parameter _elements has no value.'],
  ['Patient?_total=some', '_total takes none, estimate or accurate.'],
  ['Patient?_filter=x', 'The search parameter _filter is not supported for Patient.'],
  ['Patient?name=%00', 'A value cannot be stored or searched.'],
]

describe('criteria', () => {
  test.each(found)('%s', async (url, ids) => {
    const answer = await world.get(`/${url}`)
    expect(answer.status).toBe(200)
    expect(matchesOf(answer).toSorted()).toEqual(ids)
    expect(bundleOf(answer).total).toBe(ids.length)
  })

  test.each(refused)('%s is refused', async (url, text) => {
    const [status, reason] = refusalOf(await world.get(`/${url}`))
    expect(status).toBe(400)
    expect(reason).toMatch(text)
  })
})

describe('answers', () => {
  test('entries have a full URL and a mode, POST finds the same', async () => {
    const got = await world.get('/Patient?family=mull')
    const [entry] = bundleOf(got).entry ?? []
    expect(entry).toMatchObject({ fullUrl: `${baseUrl}/Patient/ana`, search: { mode: 'match' } })
    for (const body of ['family=mull', { family: 'mull' }]) {
      const posted = await world.send('POST', '/Patient/_search', { body })
      expect(posted.body).toEqual(got.body)
    }
  })

  test('links lead through all pages and back', async () => {
    const seen: string[] = []
    let url: string | undefined = `${baseUrl}/Patient?_sort=birthdate,_id&_count=1&name=ana`
    let last = url
    while (url !== undefined) {
      const answer = await world.get(url.slice(baseUrl.length))
      seen.push(...placesOf(answer))
      last = linkOf(answer, 'previous') ?? url
      url = linkOf(answer, 'next')
    }
    expect(seen).toEqual(['Patient/ben', 'Patient/ana', 'Patient/cleo'])
    expect(placesOf(await world.get(last.slice(baseUrl.length)))).toEqual(['Patient/ana'])
  })

  test.each([
    ['Patient?_sort=family', ['ben', 'ana', 'cleo']],
    ['Patient?_sort=-family', ['cleo', 'ana', 'ben']],
    ['Patient?_sort=-birthdate', ['cleo', 'ben', 'ana']],
    ['Observation?_sort=-date', ['pressure', 'height2', 'height1', 'other']],
    ['Observation?_sort=value-quantity&_count=2', ['height1', 'height2']],
    ['Patient?_sort=-_id', ['cleo', 'ben', 'ana']],
    ['Patient?_sort=_lastUpdated', ['ana', 'ben', 'cleo']],
  ])('%s', async (url, ids) => {
    expect(matchesOf(await world.get(`/${url}`))).toEqual(ids)
  })
})

describe('the shape of an answer', () => {
  test('the total may be left out, or be all there is', async () => {
    const without = await world.get('/Patient?_total=none&_count=2')
    expect(bundleOf(without)).not.toHaveProperty('total')
    expect(linkOf(without, 'next')).toBe(`${baseUrl}/Patient?_total=none&_count=2&_offset=2`)
    expect(bundleOf(await world.get('/Patient?_summary=count'))).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 3,
      link: [{ relation: 'self', url: `${baseUrl}/Patient?_summary=count` }],
    })
    const beyond = bundleOf(await world.get('/Patient?_offset=50'))
    expect([beyond.total, beyond.entry]).toEqual([3, undefined])
  })

  test('resources may be shortened', async () => {
    const [only] = bundleOf(await world.get('/Observation?_id=height1&_elements=value')).entry ?? []
    expect(Object.keys(only?.resource ?? {}).toSorted()).toEqual([
      'code',
      'id',
      'meta',
      'resourceType',
      'status',
      'valueQuantity',
    ])
    const [text] = bundleOf(await world.get('/Patient?_id=ana&_summary=text')).entry ?? []
    expect(Object.keys(text?.resource ?? {}).toSorted()).toEqual(['id', 'meta', 'resourceType'])
  })

  test.each([
    ['Observation?_id=height1,height2&_include=Observation:patient', ['Patient/ana']],
    ['Observation?_id=other&_include=Observation:subject', []],
    ['Observation?_id=height1&_include=Observation:subject:Group', []],
    [
      'Observation?_id=height1&_include=Observation:patient&_include:iterate=Patient:organization',
      ['Organization/org', 'Patient/ana'],
    ],
    [
      'Patient?_id=ana&_revinclude=Observation:subject',
      ['Observation/height1', 'Observation/height2'],
    ],
    [
      'Organization?_revinclude=Patient:organization&_revinclude:iterate=Observation:patient',
      ['Observation/height1', 'Observation/height2', 'Patient/ana'],
    ],
  ])('%s', async (url, included) => {
    const { entry = [], total } = bundleOf(await world.get(`/${url}`))
    const added = entry.filter(({ search }) => search?.mode === 'include')
    expect(added.map(({ fullUrl }) => fullUrl?.slice(baseUrl.length + 1)).toSorted()).toEqual(
      included,
    )
    expect(total).toBe(entry.length - added.length)
  })
})
