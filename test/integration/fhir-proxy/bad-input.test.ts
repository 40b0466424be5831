import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { fillChart } from './chart.ts'

const MIB = 1024 * 1024

let database: Awaited<ReturnType<typeof migratedOrm>>
let proxy: FhirProxy
let token: string

beforeAll(async () => {
  database = await migratedOrm()
})
afterAll(() => database.close())
beforeEach(async () => {
  proxy = await startFhirProxy({ orm: database.orm })
  fillChart(proxy.upstream)
  token = await proxy.token({ scope: 'patient/*.cruds' })
  return () => proxy.close()
})

/** Refused as an OperationOutcome, and nothing of it has reached the server behind. */
async function expectRefusal(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
  const outcome = await response.json()
  expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code }] })
  expect(outcome.issue[0].diagnostics).not.toMatch(/[{}<>]|\n|node_modules|fake\.internal/)
  expect(proxy.upstream.requests).toEqual([])
}

const FHIR = { 'content-type': 'application/fhir+json' }
const ADDRESSES = ['/Observation', '']

function post(path: string, body: BodyInit, headers: Record<string, string> = FHIR) {
  return proxy.ask(path, token, { method: 'POST', body, headers })
}

/** Bytes in pieces, without saying how many. */
function pieces(mib: number): ReadableStream<Uint8Array> {
  let left = mib
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(MIB).fill(0x20))
      else controller.close()
    },
  })
}

describe('a body', () => {
  it.each(ADDRESSES)('that is too large is refused before it is read (POST %s)', async (path) => {
    await expectRefusal(await post(path, ' '.repeat(9 * MIB)), 413, 'too-long')
  })

  it('that turns out too large is refused on the way', async () => {
    const init = { method: 'POST', body: pieces(64), headers: FHIR, duplex: 'half' } as const
    const response = await proxy.ask('/Observation', token, init).catch(() => undefined)
    // A client that is still sending may find the connection gone before it reads why.
    if (response) await expectRefusal(response, 413, 'too-long')
    expect(proxy.upstream.requests).toEqual([])
  })

  it.each<[string, BodyInit]>([
    ['nothing', ''],
    ['no JSON', '{"resourceType":'],
    ['XML', '<Observation xmlns="http://hl7.org/fhir"/>'],
    ['two values', '{} {}'],
    ['a comment', '{/**/}'],
    ['broken UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22])],
    ['an overlong spelling of a slash', new Uint8Array([0x22, 0xc0, 0xaf, 0x22])],
    ['half of a surrogate pair', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a name twice', '{"resourceType":"Observation","status":"a","status":"b"}'],
    ['a name twice, once escaped', '{"a":{"status":1,"\\u0073tatus":2}}'],
    ['depth', `${'['.repeat(101)}${']'.repeat(101)}`],
    ['great depth', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['depth of objects', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ])('of %s is refused', async (_what, body) => {
    for (const path of ADDRESSES) await expectRefusal(await post(path, body), 400, 'invalid')
  })

  it('may have names that look alike, strings that look like structure, and reasonable depth', async () => {
    const extension = '{"url":"a","extension":['.repeat(20) + ']}'.repeat(20)
    const body = `{"resourceType":"Observation","Status":1,"status":"{[\\"{","x":${extension}}`
    await expectRefusal(await post('/Observation', body), 403, 'forbidden')
  })

  it.each([
    ['text/plain', {}],
    ['application/fhir+xml', {}],
    ['application/x-www-form-urlencoded', {}],
    ['application/fhir+json; charset=utf-16', {}],
    ['', {}],
    ['application/fhir+json', { 'content-encoding': 'gzip' }],
    ['application/fhir+json', { 'content-encoding': 'br, gzip' }],
  ])('sent as %j %j is not read', async (type, more) => {
    const headers = { 'content-type': type, ...more }
    for (const path of ADDRESSES) {
      await expectRefusal(await post(path, '{}', headers), 415, 'not-supported')
    }
  })

  it('is not read at all without a token', async () => {
    const init = { method: 'POST', body: '['.repeat(1000), headers: FHIR }
    for (const path of ADDRESSES) {
      expect((await proxy.ask(path, undefined, init)).status).toBe(401)
    }
    expect(proxy.upstream.requests).toEqual([])
  })
})

describe('parameters', () => {
  it.each([
    '/Patient/p1?unknown=x',
    '/Patient/p1?_include=Patient:link',
    '/Patient/p1?_id=p2',
    '/Patient/p1/_history?_sort=date',
    '/Patient/p1/_history/1?_count=1',
    '/Patient/p1/$everything?start=2020&unknown=1',
    '/Observation?_unknown=x',
    '/Observation?co%64e:unknown=x',
    '/Observation?code[]=x',
    '/Observation?patient.id=p2',
  ])('LEAK-25 that mean nothing at %s are said to', async (path) => {
    await expectRefusal(await proxy.ask(path, token), 400, 'not-supported')
  })

  it('RS-16 a body where none belongs goes nowhere', async () => {
    const init = { method: 'DELETE', body: '{"subject":"Patient/p2"}', headers: FHIR }
    await proxy.ask('/Observation/lab-2', token, init)
    expect(proxy.upstream.requests.every(({ body, method }) => !body && method === 'GET')).toBe(
      true,
    )
  })
})

/** Sends bytes as they are, and gives back what came until the connection ended. */
function bytes(text: string): Promise<string> {
  const { hostname, port } = new URL(proxy.base)
  return new Promise((done, fail) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      // The head says all there is to know, and a good connection would be kept.
      if (answer.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('close', () => done(answer))
    socket.on('error', fail)
  })
}

const head = (line: string, ...headers: string[]) =>
  [line, 'Host: hospital.example', `Authorization: Bearer ${token}`, ...headers, '', ''].join(
    '\r\n',
  )

describe('what one reader takes for one request and another for two', () => {
  const smuggled = 'DELETE /fhir/Observation/lab-1 HTTP/1.1\r\nHost: x\r\n\r\n'

  it.each([
    ['both lengths', ['Content-Length: 6', 'Transfer-Encoding: chunked']],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 60']],
    ['a length with a sign', ['Content-Length: +2']],
    ['an unknown encoding', ['Transfer-Encoding: xchunked', 'Content-Length: 2']],
    ['chunked, but not last', ['Transfer-Encoding: chunked, identity']],
    ['a space before the colon', ['Transfer-Encoding : chunked', 'Content-Length: 2']],
    ['a folded header', ['X-A: 1\r\n chunked', 'Content-Length : 2']],
    ['a line feed in a header', ['X-A: 1\nTransfer-Encoding: chunked\nContent-Length: 2']],
    ['a null in a header', ['X-A: a\0b']],
  ])('%s is refused', async (_what, headers) => {
    const answer = await bytes(
      `${head('POST /fhir/Observation HTTP/1.1', 'Content-Type: application/fhir+json', ...headers)}{}\r\n${smuggled}`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(proxy.upstream.requests).toEqual([])
  })

  it.each([
    'GET /fhir/Patient/%c0%ae%c0%ae/p2 HTTP/1.1',
    'GET /fhir/Patient/p1%c0%af..%c0%afp2 HTTP/1.1',
    'GET /fhir/Patient/%2e%2e%2fp2 HTTP/1.1',
    'GET /fhir/Patient/p1%5c..%5cp2 HTTP/1.1',
    'GET /fhir/Patient/p1%3bjsessionid=1 HTTP/1.1',
    'GET /fhir/Patient/p1;a=b/_history HTTP/1.1',
    'GET /fhir/Patient;x/p2 HTTP/1.1',
    'GET /fhir/./Patient/p2 HTTP/1.1',
    'GET /fhir/Patient/p1%0d%0aX-A:%20b HTTP/1.1',
    'GET /fhir/Patient/p1%00.json HTTP/1.1',
    'GET /fhir/Patient/p1/ HTTP/1.1',
    'GET /fhir/Patient/p1%23 HTTP/1.1',
    'GET /fhir/Patient/p1%3f_x=1 HTTP/1.1',
    'GET /fhir/Patient/%u0070 HTTP/1.1',
    'GET /fhir/Patient/p1?_format=json%00 HTTP/1.1',
    'GET http://fake.internal/fhir/Patient/p1 HTTP/1.1',
  ])('LEAK-24 %s goes nowhere', async (line) => {
    expect(await bytes(head(line))).toMatch(/^HTTP\/1\.1 40[04] /)
    expect(proxy.upstream.requests).toEqual([])
  })

  it('LEAK-24 a path that leaves the base and comes back is read by nobody', async () => {
    const answer = await bytes(head('GET /fhir/../fhir/Patient/p2 HTTP/1.1'))
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
    expect(proxy.upstream.requests).toEqual([])
  })
})

describe('a token', () => {
  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer  a b',
    'Bearer a.b.c',
    'Bearer ..',
    `Bearer ${'a'.repeat(7000)}`,
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'Bearer "quoted"',
    'Token abc',
  ])('RS-09 that is none (%s) opens nothing', async (authorization) => {
    const response = await proxy.ask('/Patient/p1', undefined, { headers: { authorization } })
    await expectRefusal(response, 401, 'login')
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm=/)
  })

  it.each(['PRODUCTION', 'SANDBOX'] as const)(
    'PLAT-04 RS-05 of the other environment opens nothing in %s',
    async (environment) => {
      const one = await startFhirProxy({ orm: database.orm, environment })
      fillChart(one.upstream)
      const { token: sign, base, issuer } = one
      const otherBase = environment === 'SANDBOX' ? base.replace('-sandbox', '') : `${base}-sandbox`
      const other = { aud: otherBase, iss: issuer.replace(/\/auth.*/, '/auth-other') }
      expect((await one.ask('/Patient/p1', await sign())).status).toBe(200)
      one.upstream.requests.length = 0
      for (const wishes of [{ aud: other.aud }, { iss: other.iss }, other, { aud: undefined }]) {
        expect((await one.ask('/Patient/p1', await sign(wishes))).status).toBe(401)
      }
      // Signed by this issuer for this base, and resting on a client of the other environment.
      const { clientId, appVersionId, grantId } = proxy.app
      const foreign = { client_id: clientId, gh_version: appVersionId, gh_grant: grantId }
      if (environment === 'SANDBOX') {
        expect((await one.ask('/Patient/p1', await sign(foreign))).status).toBe(401)
      }
      expect(one.upstream.requests).toEqual([])
      await one.close()
    },
  )
})
