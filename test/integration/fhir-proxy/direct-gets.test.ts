import { createServer, request, type Server } from 'node:http'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directGets } from '../../../api/http/direct-gets.ts'
import {
  requestIds,
  securityHeaders,
  securityHeaderValues,
} from '../../../api/http/security-headers.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform

beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform?.stop())

/** What an answer says, but for what names the moment and the request. */
async function said(path: string, init: RequestInit) {
  const response = await fetch(`${platform.url}${path}`, init)
  const headers = [...response.headers].filter(([name]) => !OWN.has(name))
  return { status: response.status, headers, body: await response.text() }
}

const OWN = new Set(['date', 'x-request-id'])
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('a GET that goes past Express', () => {
  // Express takes the path of a base in any case, the direct way only as it is spelled.
  it.each<[string, string, RequestInit]>([
    ['without a token', '/Patient/p1', {}],
    ['with a token that is none', '/Patient/p1', bearer('e30.e30.e30')],
    ['with a token in the address', '/Patient/p1?access_token=x', bearer('e30.e30.e30')],
    ['from a strange origin', '/Patient/p1', { headers: { origin: 'https://evil.example' } }],
    ['of a type that does not exist', '/Unknown/p1', {}],
    ['of an address with escapes', '/Patient%2Fp1', {}],
    ['of a search', '/Observation?patient=p1', {}],
    ['of something compressed', '/Patient/p1', { headers: { 'accept-encoding': 'gzip' } }],
  ])('%s is answered as by Express', async (_case, place, init) => {
    for (const base of ['fhir', 'fhir-sandbox']) {
      const direct = await said(`/${base}${place}`, init)
      expect(direct.headers.length).toBeGreaterThan(12)
      expect(direct).toEqual(await said(`/${base.toUpperCase()}${place}`, init))
    }
  })

  it('has the id of its audit row in its answer', async () => {
    const response = await fetch(`${platform.url}/fhir/Patient/p1`)
    const id = response.headers.get('x-request-id')
    const rows = await platform.pool.query('select 1 from audit_event where request_id = $1', [id])
    expect(rows.rowCount).toBe(1)
  })

  it('is measured as a part of the house, as what Express answers is', async () => {
    await fetch(`${platform.url}/fhir/Patient/p1`)
    await fetch(`${platform.url}/fhir/Patient/p1`, { method: 'PUT' })
    const text = await (await fetch(`${platform.url}/metrics`)).text()
    expect(text).toMatch(/duration_seconds_count\{part="\/fhir",method="GET",status="401"\} [1-9]/)
    expect(text).toMatch(/duration_seconds_count\{part="\/fhir",method="PUT",status="401"\} [1-9]/)
  })
})

describe('who asks', () => {
  it.each([0, 1, 2])('is who Express takes it for, with %i proxies trusted', async (hops) => {
    const seen: Record<string, string> = {}
    const app = express().set('trust proxy', hops)
    const server: Server = createServer(
      directGets({
        directs: [
          {
            path: '/fhir',
            answerGet: async (req, res, { sourceIp }) => {
              seen[String(req.headers['x-case'])] = sourceIp
              res.end()
            },
          },
        ],
        otherwise: app.use((req, res) => {
          seen[String(req.headers['x-case'])] = String(req.ip)
          res.end()
        }),
        ...{ trustedProxies: hops, headers: {}, measure: (_req, _res, next) => next() },
      }),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const lists = ['', '10.0.0.1', '10.0.0.1, 10.0.0.2', ' 10.0.0.1,,10.0.0.2 , 10.0.0.3', ',']
    for (const list of lists) {
      await asked(port, '/fhir/Patient/p1', { 'x-forwarded-for': list, 'x-case': 'direct' })
      await asked(port, '/elsewhere', { 'x-forwarded-for': list, 'x-case': 'express' })
      expect(seen.direct).toBe(seen.express)
    }
    await new Promise((done) => server.close(done))
  })
})

describe('security headers', () => {
  it('are made once and set on every answer', async () => {
    const headers = securityHeaderValues(true)
    expect(headers['Strict-Transport-Security']).toContain('max-age=31536000')
    expect(securityHeaderValues(false)).not.toHaveProperty('Strict-Transport-Security')
    const app = express().use(requestIds, securityHeaders(headers), (_req, res) => res.end())
    const server = createServer(app)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const given = await asked(port, '/', {})
    for (const [name, value] of Object.entries(headers)) {
      expect(given[name.toLowerCase()]).toBe(value)
    }
    await new Promise((done) => server.close(done))
  })
})

function asked(port: number, path: string, headers: Record<string, string>) {
  return new Promise<Record<string, unknown>>((done, fail) => {
    const options = { host: '127.0.0.1', port, path, headers, agent: false }
    request(options, (response) => {
      response.resume()
      done(response.headers)
    })
      .on('error', fail)
      .end()
  })
}
