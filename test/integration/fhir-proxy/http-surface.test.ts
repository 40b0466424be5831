import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { fillChart, placesIn } from './chart.ts'

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
  token = await proxy.token()
  return () => proxy.close()
})

/** Sends the target as it is written; `fetch` would tidy it up. */
function raw(target: string, headers: Record<string, string | string[]> = {}): Promise<number> {
  const { hostname, port } = new URL(proxy.base)
  const authorization = `Bearer ${token}`
  return new Promise((done, fail) => {
    const options = { hostname, port, path: target, headers: { authorization, ...headers } }
    const outgoing = request(options, (response) => {
      response.resume()
      done(response.statusCode ?? 0)
    })
    outgoing.on('error', fail).end()
  })
}

describe('addresses', () => {
  it.each([
    '/fhir/Patient/p1/../p2',
    '/fhir/Patient/%2e%2e/p2',
    '/fhir//Patient/p2',
    '/fhir/Patient//p2',
    '/fhir/Patient%2Fp2',
    '/fhir/Patient/p1;x',
    '/fhir/Patient/p1.../../p2',
    '/fhir/Patient/%252e%252e/p2',
    '/fhir/Patient/p1%00',
    '/fhir/Patient\\p2',
    '/fhir/Patient/p1/Observation/../../p2',
    `/fhir/Patient/${'a'.repeat(2000)}`,
    '/fhir/Observation?code=%ZZ',
    '/fhir/Observation?patient%00=p2',
  ])('LEAK-24 %s goes nowhere', async (target) => {
    expect(await raw(target)).toBe(400)
    expect(proxy.upstream.requests).toEqual([])
  })

  it('LEAK-24 nor does the absolute form of a target', async () => {
    expect(await raw(`${proxy.base}/Patient/p1`)).toBe(400)
    expect(proxy.upstream.requests).toEqual([])
  })

  it('RS-08 two Authorization headers are two credentials', async () => {
    const twice = [`Bearer ${token}`, `Bearer ${token}`]
    expect(await raw('/fhir/Patient/p1', { authorization: twice })).toBe(400)
  })

  it('LEAK-25 a method is what it is, whatever a header says', async () => {
    const headers = { 'x-http-method-override': 'DELETE' }
    expect(await raw('/fhir/Patient/p1', headers)).toBe(200)
    expect(proxy.upstream.requests.map(({ method }) => method)).toEqual(['GET'])
  })
})

describe('interactions that are refused', () => {
  it.each([
    ['GET', '/$export', 403],
    ['POST', '/$graphql', 403],
    ['GET', '/Observation/$lastn', 403],
    ['POST', '/Patient/$match', 403],
    ['POST', '/Patient/p1/$meta-add', 403],
    ['POST', '/Observation/$validate', 403],
    ['GET', '/ValueSet/$expand', 403],
    ['POST', '/$expunge', 403],
    ['GET', '/Patient/p1/$own-operation', 403],
    ['GET', '/Composition/c1/$document', 403],
    ['GET', '?_type=Patient', 403],
    ['POST', '/_search', 403],
    ['GET', '/_history', 403],
    ['GET', '/Observation/_history', 403],
    ['GET', '/Observation/_search', 405],
    ['GET', '/Unknown/1', 404],
  ])('ENF-12 LEAK-15 %s %s is answered with %i', async (method, path, status) => {
    const everything = await proxy.token({ scope: 'patient/*.cruds system/*.cruds' })
    const init = method === 'POST' || method === 'PUT' ? { body: '{}' } : {}
    const response = await proxy.ask(path, everything, { method, ...init })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' })
    expect(proxy.upstream.requests).toEqual([])
  })
})

describe('answers', () => {
  it('RS-11 RS-15 are FHIR JSON that nobody keeps', async () => {
    const { status, headers } = await proxy.ask('/Patient/p1', token)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('vary')).toContain('Authorization')
    expect(headers.get('etag')).toBe('W/"1"')
    const search = await (await proxy.ask('/Observation', token)).json()
    expect(search).toMatchObject({ resourceType: 'Bundle', type: 'searchset' })
  })

  it('RS-15 304 speaks only of what may be seen', async () => {
    const headers = { 'if-none-match': 'W/"1"' }
    expect((await proxy.ask('/Patient/p1', token, { headers })).status).toBe(304)
    expect((await proxy.ask('/Patient/p2', token, { headers })).status).toBe(404)
  })

  it('LEAK-26 HEAD obeys the same rules and has no body', async () => {
    const own = await proxy.ask('/Patient/p1', token, { method: 'HEAD' })
    const other = await proxy.ask('/Patient/p2', token, { method: 'HEAD' })
    expect([own.status, other.status]).toEqual([200, 404])
    expect(await own.text()).toBe('')
  })

  it('RS-13 RS-14 pages follow each other, and every page is authorised again', async () => {
    const first = await (await proxy.ask('/Observation?_count=2', token)).json()
    const next = first.link.find(({ relation }: { relation: string }) => relation === 'next').url
    expect(next.startsWith(`${proxy.base}/Observation?`)).toBe(true)
    const path = next.slice(proxy.base.length)
    expect(await placesIn(await proxy.ask(path, token))).toEqual(['Observation/about-other'])
    const sent = new URLSearchParams(proxy.upstream.requests.at(-1)?.query)
    expect(sent.getAll('patient')).toEqual(['Patient/p1'])
    const other = await proxy.token({ patient: 'p2' })
    expect(await placesIn(await proxy.ask(path, other))).toEqual([])
    expect((await proxy.ask(path)).status).toBe(401)
  })

  it('LEAK-27 links that lead behind the proxy are left out, remembered pages lead through it', async () => {
    const link = [
      { relation: 'self', url: 'http://fake.internal/Patient' },
      { relation: 'next', url: `${proxy.base}?_getpages=abc&_getpagesoffset=20` },
    ]
    proxy.upstream.override = async () => ({
      ...{ status: 200, headers: { location: 'http://fake.internal/x' } },
      body: { resourceType: 'Bundle', link, total: 7 },
    })
    const response = await proxy.ask('/Patient', token)
    expect(response.headers.has('location')).toBe(false)
    const bundle = await response.json()
    const url = `${proxy.base}/Patient?_getpages=abc&_getpagesoffset=20`
    expect(bundle.link).toEqual([{ relation: 'next', url }])
    const page = await (await proxy.ask(url.slice(proxy.base.length), token)).json()
    expect(page).not.toHaveProperty('total')
    expect(proxy.upstream.requests.at(-1)).toMatchObject({
      ...{ path: '/', query: '_getpages=abc&_getpagesoffset=20' },
    })
  })
})

describe('what is asked', () => {
  it('POST _search is the same search', async () => {
    const body = new URLSearchParams({ category: 'laboratory', patient: 'p2' })
    const init = { method: 'POST', body }
    expect(await placesIn(await proxy.ask('/Observation/_search', token, init))).toEqual([])
    body.set('patient', 'p1')
    const own = await proxy.ask('/Observation/_search', token, { method: 'POST', body })
    expect(await placesIn(own)).toEqual(['Observation/lab-1'])
    const twice = await proxy.ask('/Observation/_search?patient=p1', token, {
      method: 'POST',
      body,
    })
    expect(twice.status).toBe(400)
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    expect((await proxy.ask('/Observation/_search', token, json)).status).toBe(415)
    const large = new URLSearchParams({ code: 'x'.repeat(200_000) })
    const tooLarge = await proxy.ask('/Observation/_search', token, { method: 'POST', body: large })
    expect(tooLarge.status).toBe(413)
    expect(await tooLarge.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })

  it.each([
    ['?_format=json', '*/*', 200],
    ['?_format=application/fhir+json', 'text/html', 200],
    ['?_format=application%2Ffhir%2Bjson', 'application/fhir+xml', 200],
    ['?_format=xml', '*/*', 406],
    ['?_format=application/fhir%2Bxml', 'application/json', 406],
    ['', 'application/fhir+json', 200],
    ['', 'text/html, */*;q=0.8', 200],
    ['', 'application/fhir+xml', 406],
    ['', 'application/json;q=0, application/xml', 406],
  ])('format %s with Accept %s is answered with %i', async (query, accept, status) => {
    const response = await proxy.ask(`/Patient/p1${query}`, token, { headers: { accept } })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^application\/fhir\+json/)
  })

  it('RS-16 only what was decided reaches the server behind the proxy', async () => {
    const headers = {
      'x-forwarded-for': '1.2.3.4',
      'x-consent': 'all',
      cookie: 'a=b',
      prefer: 'handling=strict',
    }
    await proxy.ask('/Patient/p1?_pretty=true', token, { headers })
    const [sent] = proxy.upstream.requests
    expect(Object.keys(sent?.headers ?? {}).sort()).toEqual(['accept', 'prefer', 'x-request-id'])
    expect(sent).toMatchObject({ method: 'GET', path: '/Patient/p1', query: '' })
  })

  it('LEAK-13 LEAK-19 what limits a search is never passed over: the server behind is told to refuse what it does not know', async () => {
    const lenient = { prefer: 'handling=lenient' }
    const sent = () => proxy.upstream.requests.at(-1)?.headers.prefer
    for (const headers of [lenient, {}]) {
      await proxy.ask('/Coverage?_summary=count', token, { headers })
      expect(sent()).toBe('handling=strict')
      const deleting = await proxy.token({ scope: 'patient/Observation.ds' })
      await proxy.ask('/Observation?code=nothing', deleting, { method: 'DELETE', headers })
      expect(sent()).toBe('handling=strict')
    }
    const all = await proxy.token({ scope: 'system/*.rs', patient: undefined })
    await proxy.ask('/Observation?colour=red', all, { headers: lenient })
    expect(sent(), 'nothing of it is ours').toBe('handling=lenient')
  })

  it('parts of a resource are not asked for where the whole has to be looked at', async () => {
    await proxy.ask('/Observation?_elements=code&_summary=true', token)
    const sent = new URLSearchParams(proxy.upstream.requests[0]?.query)
    expect([...sent.keys()]).toEqual(['patient'])
  })
})

describe('CORS', () => {
  const headers = { origin: 'https://app.example' }

  it('RS-12 CORS-02 CORS-05 is open to registered origins, on refusals too', async () => {
    for (const path of ['/Patient/p1', '/Group/g1', '/Patient/p2']) {
      for (const given of [token, undefined]) {
        const response = await proxy.ask(path, given, { headers })
        expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example')
        expect(response.headers.get('access-control-expose-headers')).toBe(
          'ETag, Location, Content-Location, Last-Modified, WWW-Authenticate, Retry-After, RateLimit, RateLimit-Policy',
        )
        expect(response.headers.has('access-control-allow-credentials')).toBe(false)
      }
    }
  })

  it('RS-12 answers the preflight', async () => {
    const preflight = {
      ...headers,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization, prefer, if-match, content-type',
    }
    const init = { method: 'OPTIONS', headers: preflight }
    const response = await proxy.ask('/Patient/p1', undefined, init)
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example')
    const allowed = response.headers.get('access-control-allow-headers')?.split(', ')
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'prefer', 'if-match', 'content-type']),
    )
  })

  it.each(['https://evil.example', 'null', 'https://app.example.evil.example'])(
    'CORS-04 LEAK-26 %s gets nothing',
    async (origin) => {
      const read = await proxy.ask('/Patient/p1', token, { headers: { origin } })
      const options = await proxy.ask('/Patient/p1', undefined, {
        method: 'OPTIONS',
        headers: { origin },
      })
      for (const response of [read, options]) {
        expect(response.headers.has('access-control-allow-origin')).toBe(false)
        expect(response.headers.get('vary')).toContain('Origin')
      }
    },
  )
})
