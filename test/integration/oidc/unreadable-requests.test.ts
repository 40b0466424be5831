import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { titleOf } from './smart-app.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const FORM = 'application/x-www-form-urlencoded'
const TOO_LONG = `scope=${'x'.repeat(1_100_000)}`
const ENDPOINTS = ['token', 'token/introspection', 'token/revocation']

/** Forms that break before anybody looks into them: headers, body, and the status they are answered with. */
const UNREADABLE: [string, Record<string, string>, string, number][] = [
  ['that is too long', {}, TOO_LONG, 413],
  ['in a charset nobody knows', { 'content-type': `${FORM}; charset=x-none` }, 'a=b', 400],
  ['that says it is compressed and is not', { 'content-encoding': 'gzip' }, 'a=b', 400],
  ['compressed in a way nobody knows', { 'content-encoding': 'x-none' }, 'a=b', 400],
  ['that is JSON', { 'content-type': 'application/json' }, '{}', 400],
  ['that is plain text', { 'content-type': 'text/plain' }, 'a=b', 400],
]

describe.each(ENDPOINTS)('at /%s', (endpoint) => {
  it.each(UNREADABLE)(
    'CODE-23, CODE-26 a form %s is invalid_request, in JSON',
    async (_what, headers, body, status) => {
      const response = await fetch(`${world.app.issuer}/${endpoint}`, {
        method: 'POST',
        headers: { 'content-type': FORM, ...headers },
        body,
      })
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).toMatch(/^application\/json/)
      expect(await response.json()).toEqual({
        error: 'invalid_request',
        error_description: expect.stringMatching(/./),
      })
    },
  )

  it('CODE-26 errors are JSON for programs that say they want a page', async () => {
    const response = await fetch(`${world.app.issuer}/${endpoint}`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ token: 'x', client_id: 'nobody', grant_type: 'x' }),
    })
    expect([response.status, (await response.json()).error]).toEqual([401, 'invalid_client'])
  })
})

it('CODE-22 what stands in the address of a token request is not read', async () => {
  const { code, verifier } = await world.app.authorize({ email: world.patient.email })
  const form = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, code_verifier: verifier },
    ...{ redirect_uri: 'https://app.example/callback', client_id: world.app.client.clientId },
  })
  const response = await fetch(`${world.app.issuer}/token?${form}`, { method: 'POST' })
  expect([response.status, (await response.json()).error]).toEqual([401, 'invalid_client'])
  expect((await world.app.exchange(code, verifier)).status, 'nothing was used up').toBe(200)
})

describe('a page', () => {
  it('says so when a form to it is too long, and nothing is logged as our failure', async () => {
    const browser = world.app.browser()
    const { url } = await world.app.open({}, browser)
    const { issuer } = world.app
    for (const address of [url, `${issuer}/authorize`]) {
      const visit = await browser.once(address, {
        method: 'POST',
        body: TOO_LONG,
        headers: { 'content-type': FORM },
      })
      expect([visit.status, titleOf(visit)]).toEqual([413, 'This did not work'])
      expect(visit.body).toContain('invalid_request')
      expect(visit.body).toContain('More was sent to this page than it takes.')
    }
    expect(world.platform.logs.join('\n')).not.toContain('server failed')
  })
})
