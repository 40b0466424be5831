import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from './rows.ts'
import { parameter, SmartApp, titleOf } from './smart-app.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const OURS = [
  ['gatehouse-portal', '/portal/callback', '/portal/'],
  ['gatehouse-gallery', '/my-apps/callback', '/my-apps'],
] as const

function ours(clientId: string, path: string) {
  const { platform } = world
  const client = { clientId, secret: '', appId: '', appVersionId: '' }
  const app = new SmartApp(platform, client, 'PRODUCTION')
  const redirect_uri = `${platform.url}${path}`
  const params = {
    redirect_uri,
    scope: 'openid profile email',
    aud: undefined,
    resource: platform.urls.graphql,
  }
  return { app, params, redirect_uri }
}

/** Not followed any further, because the way back leads to our own address. */
async function signIn(clientId: string, path: string) {
  const { app, params, redirect_uri } = ours(clientId, path)
  const browser = app.browser()
  const { url, verifier } = app.request(params)
  const page = await browser.get(url)
  const body = new URLSearchParams({ email: world.clinician.email, password: PASSWORD })
  const signedIn = await browser.once(page.url, { method: 'POST', body })
  const answered = { ...signedIn, url: signedIn.headers.get('location') ?? '' }
  const tokens = await app.exchange(parameter(answered, 'code'), verifier, { redirect_uri })
  return { app, params, browser, page, answered, tokens }
}

describe.each(OURS)('%s', (clientId, path, signedOutPath) => {
  it('signs in without consent and gets a token for GraphQL', async () => {
    const { answered, app, page, tokens } = await signIn(clientId, path)
    expect(titleOf(page)).toBe('Sign in')
    expect(answered.url.startsWith(`${world.platform.url}${path}?code=`)).toBe(true)
    expect(tokens.json).toMatchObject({ expires_in: 600, scope: 'openid profile email' })
    expect(tokens.json.refresh_token).toBeUndefined()
    expect(decodeJwt(tokens.json.access_token)).toMatchObject({
      ...{ iss: app.issuer, aud: world.platform.urls.graphql },
      ...{ sub: world.clinician.id, client_id: clientId },
    })
    expect(decodeJwt(tokens.json.id_token)).toMatchObject({ email: world.clinician.email })
  })

  it('renews silently while the session lasts', async () => {
    const { app, browser, params } = await signIn(clientId, path)
    const { url } = app.request({ ...params, prompt: 'none' })
    const visit = await browser.once(url, { method: 'GET' })
    expect(visit.headers.get('location')).toContain('?code=')
    const stranger = await app.browser().once(url, { method: 'GET' })
    expect(stranger.headers.get('location')).toContain('error=login_required')
  })

  it('OIDC-17 goes back after signing out, to its own address only', async () => {
    const { app, browser, tokens } = await signIn(clientId, path)
    const end = (to: string) =>
      `${app.issuer}/session/end?id_token_hint=${tokens.json.id_token}&post_logout_redirect_uri=${encodeURIComponent(to)}`
    const home = `${world.platform.url}${signedOutPath}`
    for (const wrong of [
      end('https://evil.example/'),
      end(`${home}?foo=bar`),
      end(home).replace('id_token_hint=', 'id_token_hint=x'),
      end(home).replace(/id_token_hint=[^&]*/, 'id_token_hint=not-a-token'),
    ]) {
      const stays = await browser.get(wrong)
      expect([stays.status, stays.headers.get('location')], wrong).toEqual([400, null])
    }
    const page = await browser.get(end(home))
    const xsrf = /name="xsrf" value="([^"]*)"/.exec(page.body)?.[1] ?? ''
    const body = new URLSearchParams({ xsrf, logout: 'yes' })
    const out = await browser.once(`${app.issuer}/session/end/confirm`, { method: 'POST', body })
    expect(out.headers.get('location')).toBe(home)
  })

  it('gets no token for FHIR and does not exist in the sandbox', async () => {
    const { app, params } = ours(clientId, path)
    const { url, query } = app.request({ ...params, resource: world.platform.urls.fhir.PRODUCTION })
    const visit = await app.browser().once(url, { method: 'GET' })
    expect(visit.headers.get('location')).toContain('error=invalid_target')
    const sandbox = await app
      .browser()
      .get(`${world.platform.urls.issuer.SANDBOX}/authorize?${query}`)
    expect(sandbox.status).toBe(400)
  })
})

it('OIDC-03, OIDC-04, DISC-25 the discovery document says what is true', async () => {
  for (const environment of ['PRODUCTION', 'SANDBOX'] as const) {
    const issuer = world.platform.urls.issuer[environment]
    const [openid, oauth] = await Promise.all(
      ['openid-configuration', 'oauth-authorization-server'].map(async (name) => {
        const headers = { origin: 'https://any.example' }
        const response = await fetch(`${issuer}/.well-known/${name}`, { headers })
        expect(response.headers.get('access-control-allow-origin')).toBe('https://any.example')
        return response.json()
      }),
    )
    expect(oauth).toEqual(openid)
    expect(openid).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      introspection_endpoint: `${issuer}/token/introspection`,
      revocation_endpoint: `${issuer}/token/revocation`,
      userinfo_endpoint: `${issuer}/me`,
      end_session_endpoint: `${issuer}/session/end`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256', 'RS256'],
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
      authorization_response_iss_parameter_supported: true,
    })
  }
})
