import type { CapabilityStatement, Patient } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MODIFIERS } from '../../api/fhir-server/search/modifiers.ts'
import { resources } from './fhir-server-resources.ts'
import {
  aFhirServer,
  baseUrl,
  type FhirServerWorld,
  linkOf,
  matchesOf,
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

const body: Patient = { resourceType: 'Patient', name: [{ family: 'Preferred' }] }

describe('Prefer: return (http.html#ops)', () => {
  test.each([
    ['return=minimal', undefined],
    ['return=representation', 'Patient'],
    ['return=OperationOutcome', 'OperationOutcome'],
    ['respond-async; return=OperationOutcome', 'OperationOutcome'],
    ['return=nonsense', 'Patient'],
  ])('%s answers a create with %s', async (prefer, type) => {
    const answer = await world.send('POST', '/Patient', { body, headers: { prefer } })
    expect([answer.status, answer.body?.resourceType]).toEqual([201, type])
    expect(answer.headers.location).toMatch(/\/Patient\/[^/]+\/_history\/1$/)
  })

  test('a deletion has nothing to represent, but an outcome can be had', async () => {
    await world.send('PUT', '/Patient/gone', { body: { ...body, id: 'gone' } })
    const headers = { prefer: 'return=OperationOutcome' }
    const answer = await world.send('DELETE', '/Patient/gone', { headers })
    expect([answer.status, answer.body?.resourceType]).toEqual([200, 'OperationOutcome'])
    const again = await world.send('DELETE', '/Patient/gone')
    expect([again.status, again.body]).toEqual([204, undefined])
  })

  test('a batch leaves out what was written, never what was read', async () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { resource: body, request: { method: 'POST', url: 'Patient' } },
        { request: { method: 'GET', url: 'Patient/ana' } },
      ],
    }
    const headers = { prefer: 'return=minimal' }
    const answer = await world.send('POST', '/', { body: bundle, headers })
    expect(answer.body).toMatchObject({
      entry: [{ response: { status: '201 Created' } }, { resource: { id: 'ana' } }],
    })
    expect(JSON.stringify(answer.body)).not.toContain('Preferred')
  })
})

describe('Prefer: handling (search.html#errors)', () => {
  const lenient = { headers: { prefer: 'handling=lenient' } }

  test('strict, the default, refuses what is unknown by name', async () => {
    const headers = { prefer: 'handling=strict' }
    const refusal = [400, 'The search parameter shoe is not supported for Patient.']
    expect(refusalOf(await world.send('GET', '/Patient?shoe=9', { headers }))).toEqual(refusal)
    expect(refusalOf(await world.get('/Patient?shoe=9'))).toEqual(refusal)
  })

  test('lenient passes over it, and the self link shows what was answered', async () => {
    const answer = await world.send('GET', '/Patient?shoe=9&family=mull&hat.size=1', lenient)
    expect(matchesOf(answer)).toEqual(['ana'])
    expect(linkOf(answer, 'self')).toBe(`${baseUrl}/Patient?family=mull`)
  })

  test.each([
    '/Patient?family:sounds=x',
    '/Patient?birthdate=yesterday',
    '/Patient?_sort=shoe',
    '/Patient?_include=Patient:shoe',
    '/Patient?organization.shoe=9',
  ])('lenient still refuses %s', async (url) => {
    expect((await world.send('GET', url, lenient)).status).toBe(400)
  })

  test('lenient never widens a conditional deletion (http.html#cdelete)', async () => {
    const answer = await world.send('DELETE', '/Patient?shoe=9', lenient)
    expect(refusalOf(answer)[0]).toBe(400)
    expect((await world.get('/Patient/ana')).status).toBe(200)
  })
})

describe('modifiers (search.html#modifiers)', () => {
  const parameters = {
    string: ['Patient', 'family', 'x'],
    token: ['Patient', 'gender', 'female'],
    reference: ['Observation', 'subject', 'ana'],
    date: ['Patient', 'birthdate', '1990'],
    number: ['RiskAssessment', 'probability', '1'],
    quantity: ['Observation', 'value-quantity', '1'],
    uri: ['ValueSet', 'url', 'http://x'],
  } as const
  const types = Object.keys(parameters) as (keyof typeof parameters)[]
  const all = [...new Set(Object.values(MODIFIERS).flat()), 'above', 'text', 'in', 'identifier']
  const spelled = (modifier: string) => (modifier === '[type]' ? 'Patient' : modifier)

  test.each(types.flatMap((type) => all.map((modifier) => [type, modifier] as const)))(
    'a %s takes :%s exactly when the table says so',
    async (type, modifier) => {
      const [resource, name, value] = parameters[type]
      const given = modifier === 'missing' ? 'true' : value
      const answer = await world.get(`/${resource}?${name}:${spelled(modifier)}=${given}`)
      expect(answer.status).toBe(MODIFIERS[type].includes(modifier) ? 200 : 400)
    },
  )

  test('the CapabilityStatement lists them, and system and type histories', async () => {
    const { body: statement } = await world.get('/metadata')
    const [rest] = (statement as CapabilityStatement).rest ?? []
    const patient = rest?.resource?.find(({ type }) => type === 'Patient')
    const family = patient?.searchParam?.find(({ name }) => name === 'family')
    expect(family?.documentation).toBe('Modifiers: :exact, :contains, :missing')
    expect(patient?.interaction?.map(({ code }) => code)).toContain('history-type')
    expect(rest?.interaction?.map(({ code }) => code)).toContain('history-system')
  })

  test('a uri is found by how it begins with :below', async () => {
    const valueSet = { resourceType: 'ValueSet', id: 'v', status: 'active', url: 'http://a/b/c' }
    await world.send('PUT', '/ValueSet/v', { body: valueSet })
    expect(matchesOf(await world.get('/ValueSet?url:below=http://a/b'))).toEqual(['v'])
    expect(matchesOf(await world.get('/ValueSet?url=http://a/b'))).toEqual([])
  })
})
