import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './browser.ts'
import { PASSWORD } from './rows.ts'
import { parameter, SmartApp, titleOf } from './smart-app.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

/** Somebody signed in to the gallery, with what it needs to sign them out. */
async function signedIn() {
  const { clinician, platform } = world
  const client = { clientId: 'gatehouse-gallery', secret: '', appId: '', appVersionId: '' }
  const app = new SmartApp(platform, client, 'PRODUCTION')
  const redirect_uri = `${platform.url}/my-apps/callback`
  const scope = 'openid profile email'
  const asked = { redirect_uri, scope, aud: undefined, resource: platform.urls.graphql }
  const browser = app.browser()
  const { url, verifier } = app.request(asked)
  const page = await browser.get(url)
  const body = new URLSearchParams({ email: clinician.email, password: PASSWORD })
  const { headers } = await browser.once(page.url, { method: 'POST', body })
  const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? ''
  const { json } = await app.exchange(code, verifier, { redirect_uri })
  const isStillIn = async () => {
    const silent = await browser.once(app.request({ ...asked, prompt: 'none' }).url, {
      method: 'GET',
    })
    return silent.headers.get('location')?.includes('code=') ?? false
  }
  const end = `${app.issuer}/session/end`
  return { browser, end, idToken: String(json.id_token), isStillIn }
}

const secretOf = ({ body }: Visit) => /name="xsrf" value="([^"]*)"/.exec(body)?.[1] ?? ''

/** Answers what the page asks, without being led anywhere. */
function confirm(browser: Browser, end: string, xsrf: string): Promise<Visit> {
  const body = new URLSearchParams({ xsrf, logout: 'yes' })
  return browser.once(`${end}/confirm`, { method: 'POST', body })
}

describe('OIDC-17 signing out by POST', () => {
  it('asks first, and leads back to the registered address with its state', async () => {
    const { browser, end, idToken, isStillIn } = await signedIn()
    const home = `${world.platform.url}/my-apps`
    const page = await browser.post(end, {
      id_token_hint: idToken,
      post_logout_redirect_uri: home,
      state: 'a b&c',
    })
    expect([page.status, titleOf(page)]).toEqual([200, expect.stringContaining('Sign out of')])
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await isStillIn(), 'nobody is signed out unasked').toBe(true)
    const again = await browser.post(end, {
      id_token_hint: idToken,
      post_logout_redirect_uri: home,
      state: 'a b&c',
    })
    const out = await confirm(browser, end, secretOf(again))
    expect(out.url.startsWith(end)).toBe(true)
    const back = new URL(out.headers.get('location') ?? '')
    expect(`${back.origin}${back.pathname}`).toBe(home)
    expect(back.searchParams.get('state')).toBe('a b&c')
    expect(await isStillIn()).toBe(false)
  })

  it('from another site finds the session that did not come along, and still asks', async () => {
    const { browser, end, idToken, isStillIn } = await signedIn()
    const body = new URLSearchParams({ id_token_hint: idToken })
    const stranger = world.app.browser()
    const headers = { origin: 'https://other.example' }
    const posted = await stranger.once(end, { method: 'POST', body, headers })
    expect(posted.status).toBe(303)
    expect(posted.headers.get('access-control-allow-origin')).toBeNull()
    expect(posted.headers.getSetCookie()).toEqual([])
    const page = await browser.get(new URL(posted.headers.get('location') ?? '', end).href)
    expect(titleOf(page)).toContain('Sign out of')
    expect(await isStillIn()).toBe(true)
  })

  it('with nothing in it asks, and a wrong answer changes nothing', async () => {
    const { browser, end, isStillIn } = await signedIn()
    expect(titleOf(await browser.post(end, {}))).toContain('Sign out of')
    const wrong = await confirm(browser, end, 'x'.repeat(48))
    expect([wrong.status, wrong.headers.get('location')]).toEqual([400, null])
    expect(wrong.body).toContain('Nothing has changed. You can sign out here.')
    expect(await isStillIn()).toBe(true)
  })
})

describe('OIDC-17 signing out by POST works', () => {
  it('without a session leads to the page that says so, and back to the app that names itself', async () => {
    const { end, idToken } = await signedIn()
    const home = `${world.platform.url}/my-apps`
    const stranger = world.app.browser()
    const done = await confirm(stranger, end, secretOf(await stranger.post(end, {})))
    const page = await stranger.get(done.headers.get('location') ?? '')
    expect(titleOf(page)).toBe('You are signed out')
    const hinted = await stranger.post(end, {
      id_token_hint: idToken,
      post_logout_redirect_uri: home,
    })
    const back = await confirm(stranger, end, secretOf(hinted))
    expect(back.headers.get('location')).toBe(home)
  })

  it('keeps parameters that are too long for an address', async () => {
    const { browser, end, idToken } = await signedIn()
    const state = 's'.repeat(5000)
    const home = `${world.platform.url}/my-apps`
    const page = await browser.once(end, {
      method: 'POST',
      body: new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: home, state }),
    })
    expect([page.status, titleOf(page)]).toEqual([200, expect.stringContaining('Sign out of')])
    const out = await confirm(browser, end, secretOf(page))
    expect(parameter({ ...out, url: out.headers.get('location') ?? '' }, 'state')).toBe(state)
  })

  it('works at the sandbox, which has sessions of its own', async () => {
    const { browser, isStillIn } = await signedIn()
    const end = `${world.platform.urls.issuer.SANDBOX}/session/end`
    const asked = await browser.post(end, {})
    expect(asked.body).not.toContain('Sign out of')
    await confirm(browser, end, secretOf(asked))
    expect(await isStillIn()).toBe(true)
  })
})

describe('OIDC-17 signing out by POST is refused', () => {
  it.each([
    ['a hint that is no token', () => ({ id_token_hint: 'not-a-token' })],
    [
      'a hint somebody else signed',
      (hint: string) => ({ id_token_hint: `${hint.slice(0, -8)}AAAAAAAA` }),
    ],
    ['another client', (hint: string) => ({ id_token_hint: hint, client_id: 'gatehouse-portal' })],
    [
      'an address nobody registered',
      (hint: string) => ({
        id_token_hint: hint,
        post_logout_redirect_uri: 'https://evil.example/',
      }),
    ],
    [
      'a hint too long for an address',
      (hint: string) => ({ id_token_hint: `${hint}${'x'.repeat(5000)}` }),
    ],
  ])('with %s leads nowhere, and offers to sign out here', async (_what, fields) => {
    const { browser, end, idToken, isStillIn } = await signedIn()
    const page = await browser.post(end, fields(idToken))
    expect([page.status, titleOf(page)]).toEqual([400, 'This did not work'])
    expect(page.url.startsWith(end)).toBe(true)
    expect(page.body).toContain('Nothing has changed. You can sign out here.')
    expect(page.body).toContain(`href="${new URL(end).pathname}"`)
    expect(await isStillIn()).toBe(true)
  })

  it.each([
    ['JSON', 'application/json', '{}', 400],
    [
      'a form in a charset nobody knows',
      'application/x-www-form-urlencoded; charset=x',
      'a=b',
      415,
    ],
    ['a parameter twice', 'application/x-www-form-urlencoded', 'state=a&state=b', 400],
  ])('with %s is refused', async (_what, type, body, status) => {
    const { browser, end, isStillIn } = await signedIn()
    const headers = { 'content-type': type }
    const posted = await browser.once(end, { method: 'POST', body, headers })
    const to = posted.headers.get('location')
    const page = to ? await browser.get(new URL(to, end).href) : posted
    expect([page.status, titleOf(page)]).toEqual([status, 'This did not work'])
    expect(await isStillIn()).toBe(true)
  })
})
