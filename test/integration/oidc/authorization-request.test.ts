import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REDIRECT } from './rows.ts'
import { parameter, titleOf } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

/** Each is refused before anybody is asked to sign in, and the app is told. */
const REFUSED_TO_THE_APP: [string, Record<string, string | undefined>, string][] = [
  ['AUTHZ-09 response_type missing', { response_type: undefined }, 'invalid_request'],
  ['AUTHZ-18 aud missing', { aud: undefined }, 'invalid_request'],
  [
    'AUTHZ-19 aud of somebody else',
    { aud: 'https://inferno.healthit.gov/invalid_aud' },
    'invalid_request',
  ],
  ['AUTHZ-21 resource that differs', { resource: 'https://other.example/fhir' }, 'invalid_target'],
  ['AUTHZ-22 no code_challenge', { code_challenge: undefined }, 'invalid_request'],
  ['AUTHZ-23 plain', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['AUTHZ-23 method missing', { code_challenge_method: undefined }, 'invalid_request'],
  ['AUTHZ-24 a short challenge', { code_challenge: 'abc' }, 'invalid_request'],
  ['AUTHZ-24 a challenge one too long', { code_challenge: 'x'.repeat(44) }, 'invalid_request'],
  ['AUTHZ-24 a challenge in base64', { code_challenge: `${'x'.repeat(42)}+` }, 'invalid_request'],
  ['AUTHZ-25 nothing approved', { scope: 'launch patient/Immunization.rs' }, 'invalid_scope'],
  ['AUTHZ-25 no scope', { scope: undefined }, 'invalid_scope'],
  ['AUTHZ-34 prompt=none, nobody signed in', { prompt: 'none' }, 'login_required'],
  ['AUTHZ-38 request object', { request: 'x.y.z' }, 'request_not_supported'],
  [
    'AUTHZ-38 request object elsewhere',
    { request_uri: 'https://evil.example/request' },
    'request_uri_not_supported',
  ],
  ['EHR-07 unknown launch', { launch: 'made-up' }, 'invalid_request'],
]

describe('a request that is wrong', () => {
  it.each(REFUSED_TO_THE_APP)(
    '%s goes back to the app (AUTHZ-33)',
    async (_name, params, error) => {
      const visit = await world.app.open(params)
      expect(visit.url.startsWith(`${REDIRECT}?`)).toBe(true)
      expect(parameter(visit, 'error')).toBe(error)
      expect(parameter(visit, 'state')).toBe('xyz')
      expect(parameter(visit, 'iss')).toBe(world.app.issuer)
      expect(parameter(visit, 'code')).toBe('')
    },
  )

  it.each([
    ['another host that begins alike', (base: string) => `${base}.evil.example`],
    ['a path beyond', (base: string) => `${base}/../x`],
    ['the other environment', () => world.platform.urls.fhir.PRODUCTION],
  ])('AUTHZ-20 aud with %s is refused', async (_name, mutate) => {
    const visit = await world.app.open({ aud: mutate(world.app.fhirBase) })
    expect(parameter(visit, 'error')).toBe('invalid_request')
  })

  it('AUTHZ-08 a repeated parameter is refused', async () => {
    const { url } = world.app.request()
    for (const repeated of ['scope=x', `aud=${world.app.fhirBase}`, 'launch=a&launch=b']) {
      const visit = await world.app.browser().get(`${url}&${repeated}`)
      expect(parameter(visit, 'error'), repeated).toBe('invalid_request')
    }
  })

  it('AUTHZ-08 a repeated parameter stays here where it is not clear whose the request is', async () => {
    const { client } = world.app
    for (const repeated of [
      `redirect_uri=${encodeURIComponent(REDIRECT)}`,
      'redirect_uri=https://evil.example',
      `client_id=${client.clientId}`,
      'client_id=other',
    ]) {
      const visit = await world.app.browser().get(`${world.app.request().url}&${repeated}`)
      expect([visit.status, visit.headers.get('location')], repeated).toEqual([400, null])
    }
  })

  it('AUTHZ-08 a parameter repeated in a form is refused as well', async () => {
    for (const [name, value] of Object.entries({ scope: 'openid', state: 'b', nonce: 'n' })) {
      const { query } = world.app.request({ nonce: 'm' })
      query.append(name, value)
      const begun = await world.app
        .browser()
        .once(`${world.app.issuer}/authorize`, { method: 'POST', body: query })
      const visit = await world.app
        .browser()
        .get(new URL(begun.headers.get('location') ?? '', world.app.issuer).href)
      expect(`${visit.url} ${visit.body}`, name).toContain('invalid_request')
      expect(parameter(visit, 'code')).toBe('')
    }
  })

  it('AUTHZ-10 a token is never answered with', async () => {
    for (const type of ['token', 'id_token', 'code token', 'code id_token']) {
      const { url } = await world.app.open({ response_type: type })
      expect(url).toContain('error=unsupported_response_type')
      expect(url).not.toContain('access_token')
    }
  })

  it('a character no database keeps is refused, not failed on', async () => {
    const visit = await world.app.open({ state: 'a\u0000b', nonce: '\u0000' })
    expect(parameter(visit, 'error')).toBe('invalid_request')
    const { json, status } = await world.app.exchange('\u0000', 'x'.repeat(43))
    expect([status, json.error]).toEqual([400, 'invalid_grant'])
    expect((await world.app.open({ client_id: '\u0000' })).status).toBe(400)
  })

  it('AUTHZ-05 no state is made up', async () => {
    const visit = await world.app.open({ state: undefined, aud: undefined })
    expect(new URL(visit.url).searchParams.has('state')).toBe(false)
  })
})

describe('a request nobody may answer', () => {
  it.each([
    ['a slash more', `${REDIRECT}/`],
    ['another path', `${REDIRECT}/more`],
    ['another case', REDIRECT.replace('callback', 'Callback')],
    ['another scheme', REDIRECT.replace('https', 'http')],
    ['a port', REDIRECT.replace('example/', 'example:8443/')],
    ['a query', `${REDIRECT}?x=1`],
    ['a sub-domain', REDIRECT.replace('app.', 'www.app.')],
    ['a user name', REDIRECT.replace('https://', 'https://app@')],
    ['dot segments', REDIRECT.replace('/callback', '/x/../callback')],
    ['encoded dots', REDIRECT.replace('/callback', '/%2e/callback')],
    ['a backslash', REDIRECT.replace('/callback', '\\callback')],
    ['a fragment', `${REDIRECT}#x`],
    ['a prefix', 'https://app.example/call'],
    ['a letter that looks alike', REDIRECT.replace('app', '\u0430pp')],
    ['the same in ASCII', REDIRECT.replace('app', 'xn--pp-6kc')],
  ])('AUTHZ-13, AUTHZ-14 redirect_uri with %s stays here', async (_name, redirect_uri) => {
    const visit = await world.app.open({ redirect_uri })
    expect(visit.status).toBe(400)
    expect(visit.headers.get('location')).toBeNull()
    expect(titleOf(visit)).toBe('This did not work')
  })

  it('AUTHZ-11 an unknown client, AUTHZ-17 a missing redirect_uri stay here', async () => {
    for (const params of [{ client_id: 'nobody' }, { redirect_uri: undefined }]) {
      const visit = await world.app.open(params)
      expect(visit.status).toBe(400)
      expect(visit.headers.get('location')).toBeNull()
    }
  })

  it.each([
    ['SANDBOX', 'SUSPENDED'],
    ['SANDBOX', 'REJECTED'],
    ['PRODUCTION', 'IN_REVIEW'],
    ['PRODUCTION', 'RETIRED'],
  ] as const)(
    'AUTHZ-12, PLAT-03 a %s client of a version %s does not exist',
    async (environment, status) => {
      const visit = await (await anApp(world, { environment, status })).open()
      expect(visit.status).toBe(400)
    },
  )

  it('PLAT-03 a version under review works in the sandbox', async () => {
    const visit = await (await anApp(world, { status: 'IN_REVIEW' })).open()
    expect(titleOf(visit)).toBe('Sign in')
  })

  it('PLAT-04 a sandbox client does not exist in production', async () => {
    const { query } = world.app.request()
    const visit = await world.app
      .browser()
      .get(`${world.platform.urls.issuer.PRODUCTION}/authorize?${query}`)
    expect(visit.status).toBe(400)
  })
})

describe('a request that is right', () => {
  it('AUTHZ-20 one trailing slash, AUTHZ-21 resource for aud, AUTHZ-06 extra parameters are fine', async () => {
    const { fhirBase } = world.app
    for (const params of [
      { aud: `${fhirBase}/` },
      { aud: undefined, resource: fhirBase },
      { extra: 'foobar' },
    ]) {
      expect(titleOf(await world.app.open(params))).toBe('Sign in')
    }
  })

  it('AUTHZ-30, AUTHZ-31, AUTHZ-32 pages are guarded', async () => {
    const { headers } = await world.app.open()
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('AUTHZ-16 a native app may use any loopback port', async () => {
    const native = await anApp(world, { redirectUrls: ['http://127.0.0.1/cb'] })
    expect(titleOf(await native.open({ redirect_uri: 'http://127.0.0.1:51234/cb' }))).toBe(
      'Sign in',
    )
    expect((await native.open({ redirect_uri: 'http://localhost:51234/cb' })).status).toBe(400)
  })

  it('AUTHZ-15 a registered query is kept, and nothing else', async () => {
    const app = await anApp(world, { redirectUrls: [`${REDIRECT}?x=1`] })
    const visit = await app.open({ redirect_uri: `${REDIRECT}?x=1`, aud: undefined })
    expect(visit.url.startsWith(`${REDIRECT}?x=1&error=`)).toBe(true)
    expect((await app.open({ redirect_uri: `${REDIRECT}?x=2` })).status).toBe(400)
  })
})

describe('a request that is posted', () => {
  it('AUTHZ-02, AUTHZ-29, AUTHZ-30 is the same as by GET, without CORS', async () => {
    const { query } = world.app.request()
    const browser = world.app.browser()
    const url = `${world.app.issuer}/authorize`
    expect(titleOf(await browser.post(url, Object.fromEntries(query)))).toBe('Sign in')
    const raw = await browser.once(url, {
      method: 'POST',
      body: query,
      headers: { origin: 'https://evil.example' },
    })
    expect(raw.status).toBe(303)
    expect(raw.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('AUTHZ-03 finds the session a form from another site did not bring', async () => {
    const { patient, app } = world
    const { browser } = await app.authorize({ email: patient.email })
    const { query } = app.request()
    const posted = await app
      .browser()
      .once(`${app.issuer}/authorize`, { method: 'POST', body: query })
    const location = new URL(posted.headers.get('location') ?? '', app.issuer)
    expect(parameter(await browser.get(location.href), 'code')).not.toBe('')
  })

  it('AUTHZ-02 may carry more than 8 kB of scopes', async () => {
    const scopes = Array.from(
      { length: 200 },
      (_, i) => `patient/Observation.rs?category=made-up-category-${i}`,
    )
    const { query, verifier } = world.app.request({ scope: `openid ${scopes.join(' ')}` })
    expect(query.toString().length).toBeGreaterThan(8192)
    const browser = world.app.browser()
    let visit = await browser.post(`${world.app.issuer}/authorize`, Object.fromEntries(query))
    visit = await browser.post(visit.url, {
      email: world.patient.email,
      password: 'correct horse battery staple',
    })
    visit = await browser.post(visit.url, { action: 'allow', scope: scopes })
    const { json } = await world.app.exchange(parameter(visit, 'code'), verifier)
    expect(json.scope.split(' ')).toHaveLength(201)
  })
})
