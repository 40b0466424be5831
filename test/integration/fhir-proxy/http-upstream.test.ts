import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import {
  HttpUpstreamFhir,
  type HttpUpstreamFhirOptions,
} from '../../../api/adapters/http-upstream-fhir.ts'

const PUBLIC = 'https://hospital.example/fhir'

let server: Server
let upstream: HttpUpstreamFhir

afterEach(async () => {
  await upstream.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

/** Starts a server that answers as `handle` says, and an adapter to its `/r4` base. */
async function serve(
  handle: (req: IncomingMessage, res: ServerResponse, base: string) => void,
  options: Partial<HttpUpstreamFhirOptions> = {},
): Promise<string> {
  let base = ''
  server = createServer((req, res) => handle(req, res, base))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  base = `http://127.0.0.1:${address.port}/r4`
  upstream = new HttpUpstreamFhir({ baseUrl: `${base}/`, publicUrl: PUBLIC, ...options })
  return base
}

const get = (path: string, query = '', headers: Record<string, string> = {}) =>
  upstream.send({ method: 'GET', path, query, headers })

describe('a FHIR server over HTTP', () => {
  it('RS-16 only listed headers pass, in both directions', async () => {
    const seen: IncomingMessage[] = []
    await serve((req, res) => {
      seen.push(req)
      res.writeHead(200, {
        etag: 'W/"1"',
        server: 'HAPI',
        'set-cookie': 'a=b',
        'content-type': 'application/json',
      })
      res.end('{"resourceType":"Patient"}')
    })
    const headers = { accept: 'application/fhir+json', authorization: 'Bearer x', cookie: 'a=b' }
    const response = await get('/Patient/1', 'a=b%20c', headers)
    expect(seen[0]?.url).toBe('/r4/Patient/1?a=b%20c')
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual(['accept', 'connection', 'host'])
    expect(response).toEqual({
      status: 200,
      headers: { etag: 'W/"1"', 'content-type': 'application/json' },
      body: { resourceType: 'Patient' },
    })
  })

  it('LEAK-27 its address becomes ours, in bodies and headers, and only where it is its own', async () => {
    const base = await serve((_req, res, own) => {
      const body = JSON.stringify({
        a: `${own}/Patient/1`,
        b: `${own}?_getpages=1`,
        c: own,
        d: `${own}b/x`,
      })
      res.writeHead(200, { location: `${own}/Patient/1/_history/1` })
      res.end(body.replace(`${own}/Patient/1`, `${own}/Patient/1`.replaceAll('/', '\\/')))
    })
    const { body, headers } = await get('/')
    expect(body).toEqual({
      ...{ a: `${PUBLIC}/Patient/1`, b: `${PUBLIC}?_getpages=1`, c: PUBLIC, d: `${base}b/x` },
    })
    expect(headers.location).toBe(`${PUBLIC}/Patient/1/_history/1`)
  })

  it('asks for the base itself without a slash at its end', async () => {
    const urls: unknown[] = []
    await serve((req, res) => {
      urls.push(req.url)
      res.end('{}')
    })
    await get('/', '_getpages=1')
    expect(urls).toEqual(['/r4?_getpages=1'])
  })

  it('an answer that is no JSON has no body', async () => {
    await serve((_req, res) => res.end('<html>'))
    expect(await get('/Patient/1')).toMatchObject({ status: 200, body: undefined })
  })

  it('a redirect is not followed', async () => {
    await serve((_req, res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end())
    expect(await get('/Patient/1')).toMatchObject({ status: 302 })
  })

  it('silence ends after the time it is given', async () => {
    await serve(() => undefined, { timeoutMs: 50 })
    await expect(get('/Patient/1')).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })

  it('so does an answer that never ends', async () => {
    await serve((_req, res) => res.write('{'), { timeoutMs: 50 })
    await expect(get('/Patient/1')).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })

  it('a broken connection is said without an address', async () => {
    await serve((req) => req.socket.destroy())
    const error = await get('/Patient/1').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UPSTREAM_UNREACHABLE' })
    expect(String(error)).not.toContain('127.0.0.1')
  })
})

describe('what is sent to it', () => {
  /** Reads what arrives, answers with nothing. */
  async function listening(options: Partial<HttpUpstreamFhirOptions> = {}) {
    const seen: { req: IncomingMessage; body: string }[] = []
    const base = await serve((req, res) => {
      let body = ''
      req.on('data', (chunk) => {
        body += chunk
      })
      req.on('end', () => {
        seen.push({ req, body })
        res.writeHead(200, { authorization: 'Bearer own', 'www-authenticate': 'Basic' }).end('{}')
      })
    }, options)
    return { seen, base }
  }

  it('LEAK-27 our address becomes its own, in bodies, queries and criteria', async () => {
    const { seen, base } = await listening()
    const subject = { reference: `${PUBLIC}/Patient/1`, display: `${PUBLIC}2` }
    const headers = { 'if-none-exist': `subject=${PUBLIC}/Patient/1` }
    const query = `subject=${encodeURIComponent(`${PUBLIC}/Patient/1`)}`
    await upstream.send({ method: 'POST', path: '/Condition', query, headers, body: { subject } })
    const [{ req, body } = { req: undefined, body: '' }] = seen
    expect(JSON.parse(body)).toEqual({
      subject: { reference: `${base}/Patient/1`, display: `${PUBLIC}2` },
    })
    const sent = new URL(req?.url ?? '', base).searchParams
    expect(sent.get('subject')).toBe(`${base}/Patient/1`)
    const criteria = new URLSearchParams(String(req?.headers['if-none-exist']))
    expect(criteria.get('subject')).toBe(`${base}/Patient/1`)
  })

  it('RS-16 its credentials are its own: sent, never taken from a request, never given back', async () => {
    const { seen } = await listening({ authorization: 'Basic b3du' })
    const stolen = { authorization: 'Bearer of-the-app', 'proxy-authorization': 'Basic x' }
    const response = await get('/Patient/1', '', stolen)
    expect(seen[0]?.req.headers.authorization).toBe('Basic b3du')
    expect(seen[0]?.req.headers).not.toHaveProperty('proxy-authorization')
    expect(JSON.stringify(response)).not.toMatch(/b3du|own|Basic/)
  })

  it('RS-16 nor does what belongs to one connection pass', async () => {
    const { seen } = await listening()
    const hops = { te: 'trailers', upgrade: 'h2c', 'keep-alive': '1', trailer: 'x', expect: 'x' }
    await get('/Patient/1', '', { ...hops, 'transfer-encoding': 'chunked', 'x-forwarded-for': '1' })
    const names = Object.keys(seen[0]?.req.headers ?? {}).sort()
    expect(names).toEqual(['connection', 'host'])
  })

  it('connections are used again', async () => {
    const { seen } = await listening({ connections: 1 })
    for (let i = 0; i < 3; i += 1) await get('/Patient/1')
    expect(new Set(seen.map(({ req }) => req.socket.remotePort)).size).toBe(1)
  })
})

describe('a server that keeps failing', () => {
  it('is left in peace, and is asked again after that', async () => {
    let time = 0
    let calls = 0
    let status = 503
    const breaker = { failures: 2, pauseMs: 1000, now: () => time }
    await serve(
      (_req, res) => {
        calls += 1
        res.writeHead(status).end('{}')
      },
      { breaker },
    )
    expect([(await get('/a')).status, (await get('/a')).status]).toEqual([503, 503])
    await expect(get('/a')).rejects.toMatchObject({ code: 'UPSTREAM_PAUSED' })
    expect(calls).toBe(2)
    expect(upstream.isAvailable).toBe(false)
    time = 1000
    status = 200
    expect((await get('/a')).status).toBe(200)
    expect(upstream.isAvailable).toBe(true)
    expect((await get('/a')).status).toBe(200)
  })
})
