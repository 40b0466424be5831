import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aFhirServer, type FhirServerWorld, refusalOf } from './fhir-server-world.ts'

let world: FhirServerWorld
beforeAll(async () => {
  world = await aFhirServer()
})
afterAll(async () => {
  await world.pool.end()
  expect(world.errors).toEqual([])
})

const bytes = Buffer.from('%PDF-1.3 made up')
const asJson = {
  resourceType: 'Binary',
  id: 'paper',
  contentType: 'application/pdf',
  data: bytes.toString('base64'),
}

describe('Binary (binary.html#rest)', () => {
  test.each([
    [undefined, ''],
    ['*/*', ''],
    ['application/pdf', ''],
    ['image/png, application/*;q=0.5', ''],
  ])('is answered as what it holds to Accept: %s', async (accept, query) => {
    await world.send('PUT', '/Binary/paper', { body: asJson })
    const headers: Record<string, string> = accept === undefined ? {} : { accept }
    const answer = await world.send('GET', `/Binary/paper${query}`, { headers })
    expect([answer.status, answer.body]).toEqual([200, undefined])
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.headers.etag).toMatch(/^W\/"\d+"$/)
    expect(Buffer.from(answer.content ?? []).equals(bytes)).toBe(true)
  })

  test.each([
    ['application/fhir+json', ''],
    ['application/json', ''],
    ['*/*', '?_format=json'],
  ])('is a resource to Accept: %s%s', async (accept, query) => {
    await world.send('PUT', '/Binary/paper', { body: asJson })
    const answer = await world.send('GET', `/Binary/paper${query}`, { headers: { accept } })
    expect(answer.body).toMatchObject(asJson)
    expect(answer.content).toBeUndefined()
  })

  test('is refused to who takes something else alone (406)', async () => {
    await world.send('PUT', '/Binary/paper', { body: asJson })
    const answer = await world.send('GET', '/Binary/paper', { headers: { accept: 'image/png' } })
    expect(refusalOf(answer)[0]).toBe(406)
  })

  test('is made of bytes, whose they are beside them', async () => {
    const headers = { 'content-type': 'image/png', 'x-security-context': 'Patient/ana' }
    const created = await world.send('POST', '/Binary', { body: bytes, headers })
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      contentType: 'image/png',
      securityContext: { reference: 'Patient/ana' },
      data: bytes.toString('base64'),
    })
    const put = await world.send('PUT', '/Binary/mine', { body: bytes, headers })
    expect([put.status, put.body?.id]).toEqual([201, 'mine'])
  })

  test('bytes sent anywhere else are refused', async () => {
    const headers = { 'content-type': 'image/png' }
    const answer = await world.send('POST', '/Patient', { body: bytes, headers })
    expect(refusalOf(answer)[0]).toBe(400)
  })

  test('one of its versions is answered as what it held', async () => {
    await world.send('PUT', '/Binary/versions', { body: { ...asJson, id: 'versions' } })
    const answer = await world.get('/Binary/versions/_history/1')
    expect(Buffer.from(answer.content ?? []).equals(bytes)).toBe(true)
  })
})
