import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { fillChart } from './chart.ts'

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy
let token: string
/** Takes GETs of resources past Express, as the product does. */
let direct: FhirProxy
const wentDirect: string[] = []

beforeAll(async () => {
  database = await migratedOrm()
  proxy = await startFhirProxy({ orm: database.orm })
  direct = await startFhirProxy({
    orm: database.orm,
    onDirectGet: (target) => wentDirect.push(target),
  })
  for (const { upstream } of [proxy, direct]) fillChart(upstream)
})
afterAll(async () => {
  await Promise.all([proxy.close(), direct.close()])
  await database.close()
})
beforeEach(async () => {
  proxy.upstream.requests.length = 0
  direct.upstream.requests.length = 0
  wentDirect.length = 0
  token = await proxy.token({ scope: 'patient/*.cruds' })
})

/** Sends a request line as it is spelled, and reads the answer to its end. */
function raw(line: string, ...headers: string[]): Promise<string> {
  return rawAt(proxy.base, line, [`Authorization: Bearer ${token}`, ...headers])
}

function rawAt(base: string, line: string, headers: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(base)
  const own = ['Host: hospital.example', 'Connection: close']
  return new Promise((done, fail) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () =>
      socket.write([`${line} HTTP/1.1`, ...own, ...headers, '', ''].join('\r\n')),
    )
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8')
    })
    socket.on('close', () => done(answer))
    socket.on('error', fail)
  })
}

/** Refused as an OperationOutcome, and nothing of it has reached the server behind. */
async function expectOutcome(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status)
  const outcome = await response.json()
  expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code }] })
  expect(proxy.upstream.requests).toEqual([])
}

const BAD_LINES = [
  'GET /fhir//Patient/p1',
  'GET /fhir/Patient//p1',
  'GET /fhir/Patient/p1//_history',
  'GET /fhir/Patient%2Fp1',
  'GET /fhir/Patient%2fp1',
  'GET /fhir/Patient/p1%2F_history',
  'GET /fhir/Patient/%252e%252e/p2',
  'GET /fhir/Patient/%70%31',
  'GET /fhir/Patient/p1/.',
  'GET /fhir/Patient/..',
  'GET /fhir/Patient/...',
  'GET /fhir/Patient/p1/%2e%2e/p2',
  'GET /fhir/Patient/\\p1',
  'GET /fhir/Patient/p%001',
  'GET /fhir/%00/Patient/p1',
  'GET /fhir/Patient/p1%0aX',
  'GET /fhir/patient/p1',
  `GET /fhir/Patient/${'p'.repeat(65)}`,
]

describe('an address', () => {
  it.each(BAD_LINES)('LEAK-24 %s is refused, and goes nowhere', async (line) => {
    const answer = await raw(line)
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
    expect(answer).toContain('"resourceType":"OperationOutcome"')
    expect(proxy.upstream.requests).toEqual([])
  })

  it.each(BAD_LINES)('LEAK-24 %s is refused past Express too', async (line) => {
    const bearer = await direct.token({ scope: 'patient/*.cruds' })
    const answer = await rawAt(direct.base, line, [`Authorization: Bearer ${bearer}`])
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
    expect(answer).toContain('"resourceType":"OperationOutcome"')
    expect(direct.upstream.requests).toEqual([])
    expect(wentDirect).toHaveLength(/^GET \/fhir\/[A-Z]/.test(line) ? 1 : 0)
  })

  it('past Express is answered where it is good', async () => {
    const answer = await direct.ask('/Patient/p1', await direct.token({ scope: 'patient/*.rs' }))
    expect([answer.status, wentDirect]).toEqual([200, ['/Patient/p1']])
  })

  it.each([
    'name=%ff',
    'name=%c3%28',
    'name=%E0%80%AF',
    'name=%',
    'name=%zz',
    'name=%00',
    'na%00me=x',
    '=x',
    '%20=x&=',
    Array.from({ length: 101 }, (_, i) => `code=${i}`).join('&'),
  ])('LEAK-25 with the query %s is refused, in the form too', async (query) => {
    await expectOutcome(await proxy.ask(`/Patient?${query}`, token), 400, 'invalid')
    const bearer = await direct.token({ scope: 'patient/*.cruds' })
    await expectOutcome(await direct.ask(`/Patient?${query}`, bearer), 400, 'invalid')
    expect(direct.upstream.requests).toEqual([])
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const form = { method: 'POST', headers, body: query }
    await expectOutcome(await proxy.ask('/Patient/_search', token, form), 400, 'invalid')
  })

  it.each(['unknown[]=x', '_method=DELETE', '_unknown=x', 'patient.id=p2', '__proto__=x'])(
    'LEAK-25 with the unknown parameter %s is refused, in the form too',
    async (query) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const form = { method: 'POST', headers, body: query }
      await expectOutcome(await proxy.ask(`/Observation?${query}`, token), 400, 'not-supported')
      const posted = await proxy.ask('/Observation/_search', token, form)
      await expectOutcome(posted, 400, 'not-supported')
    },
  )
})

describe('a request line', () => {
  it.each([
    ['TRACE', 405],
    ['PROPFIND', 405],
    ['LINK', 405],
  ])('with the method %s is refused', async (method, status) => {
    const answer = await raw(`${method} /fhir/Patient/p1`)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toContain('"resourceType":"OperationOutcome"')
    expect(proxy.upstream.requests).toEqual([])
  })

  it('is read by its method, whatever a header says the method is', async () => {
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      expect(await raw('GET /fhir/Observation/lab-1', `${name}: DELETE`)).toMatch(
        /^HTTP\/1\.1 200 /,
      )
    }
    expect(proxy.upstream.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  it('is read as it came, whatever a header says it was', async () => {
    const [forwarded, rewritten] = [
      'X-Forwarded-Prefix: /fhir-sandbox',
      'X-Original-URL: /Patient/p2',
    ]
    const answer = await raw('GET /fhir/Patient/p1', forwarded, rewritten, 'X-Forwarded-Host: evil')
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).not.toContain('evil')
    expect(proxy.upstream.requests.map(({ path }) => path)).toEqual(['/Patient/p1'])
  })
})

describe('the form of a search', () => {
  const type = 'application/x-www-form-urlencoded'
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    proxy.ask('/Patient/_search', token, {
      ...{ method: 'POST', body },
      headers: { 'content-type': type, ...headers },
    })

  it('that is too large is refused with its limit', async () => {
    const response = await post(`name=${'x'.repeat(100_001)}`)
    expect(await response.clone().text()).toContain('100000')
    await expectOutcome(response, 413, 'too-long')
  })

  it.each<Record<string, string>>([
    { 'content-encoding': 'gzip' },
    { 'content-type': `${type}; charset=nothing` },
  ])('that is sent otherwise (%j) is refused', async (headers) => {
    await expectOutcome(await post('name=x', headers), 415, 'not-supported')
  })

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
    'that is no form (%s) is refused, not passed over',
    async (contentType) => {
      const response = await post('{"name":"x"}', { 'content-type': contentType })
      await expectOutcome(response, 415, 'not-supported')
    },
  )
})

describe('conditions', () => {
  const resource = {
    ...{ resourceType: 'Condition', subject: { reference: 'Patient/p1' } },
  }
  const create = (ifNoneExist: string) =>
    proxy.ask('/Condition', token, {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json', 'if-none-exist': ifNoneExist },
      body: JSON.stringify(resource),
    })

  it.each<[string, string]>([
    ['', 'invalid'],
    ['?', 'invalid'],
    ['%ff=x', 'invalid'],
    ['code=%00', 'invalid'],
    ['_include=Condition:subject', 'not-supported'],
    ['subject.name=x', 'not-supported'],
    ['_has:Observation:patient:code=x', 'not-supported'],
    ['_filter=x', 'not-supported'],
  ])('ENF-05 that mean nothing (%j) create nothing', async (criteria, code) => {
    await expectOutcome(await create(criteria), 400, code)
  })
})
