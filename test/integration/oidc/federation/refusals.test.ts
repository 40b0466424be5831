import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { federationEnv } from '../../../support/hospital-provider.ts'
import { type Browser, Browser as NewBrowser } from '../browser.ts'
import { aPerson, PASSWORD } from '../rows.ts'
import { parameter, titleOf } from '../smart-app.ts'
import { startWorld, type World } from '../world.ts'
import { audited, linkedAccount } from './hospital.ts'
import { aLyingProvider, type Lie, type LyingProvider } from './lying-provider.ts'

let provider: LyingProvider
let world: World
beforeAll(async () => {
  provider = await aLyingProvider()
  world = await startWorld(
    federationEnv(provider.issuer, {
      FEDERATION_SANDBOX: 'true',
      FEDERATION_CREATES_ACCOUNTS: 'true',
      FEDERATION_ROLES: '{"*": "PATIENT"}',
      FEDERATION_LOCAL_PASSWORDS: 'false',
      FIRST_ADMINISTRATOR: 'spare@lakeside.example',
    }),
  )
})
afterAll(async () => {
  await world?.stop()
  await provider?.stop()
})

async function begin(browser = world.app.browser()) {
  const page = await world.app.open({}, browser)
  const leaving = await browser.post(page.url, { action: 'provider' })
  return { browser, page, request: leaving.url, leaving }
}

async function comeBack(lie: Lie) {
  provider.lie = lie
  const { browser, request } = await begin()
  return browser.get(provider.answerTo(request))
}

const lastReason = async () => (await audited(world, 'sign-in.failed')).at(-1)?.detail.reason

describe('an ID token', () => {
  it('that is right signs in', async () => {
    expect(titleOf(await comeBack({}))).toBe('Choose a patient')
    expect((await linkedAccount(world, 'liar'))?.email).toBe('liar@lakeside.example')
  })

  const past = Math.floor(Date.now() / 1000) - 7200
  const LIES: [string, Lie][] = [
    ['for another sign-in', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['for another client', { claims: { aud: 'another' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['that is over', { claims: { exp: past, iat: past - 300 } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['that nobody signed', { signed: 'NONE' }],
    ['signed with a key that is not published', { signed: 'STRANGE' }],
    ['signed with our own secret', { signed: 'HMAC' }],
    ['for several clients without azp', { claims: { aud: ['gatehouse', 'another'] } }],
  ]
  it.each(LIES)('%s is not believed', async (_what, lie) => {
    const before = await signIns()
    const page = await comeBack(lie)
    expect([page.status, titleOf(page)]).toEqual([502, 'You were not signed in'])
    expect(await lastReason()).toMatch(/^at the hospital's provider: OAUTH_[A-Z_]+$/)
    expect(await signIns()).toBe(before)
    expect(page.body).not.toMatch(/a-code|evil\.example/)
  })

  const signIns = async () => (await audited(world, 'sign-in.succeeded')).length
})

describe('what comes back', () => {
  it('from nowhere, or with another state, is not used', async () => {
    const { browser, request } = await begin()
    const answer = new URL(provider.answerTo(request))
    const state = answer.searchParams.get('state') ?? ''
    const forged = new URL(answer)
    forged.searchParams.set('state', `${state.split('.')[0]}.forged`)
    const asked = provider.requests.length
    for (const address of [forged.href, `${world.app.issuer}/federation/callback`]) {
      const page = await browser.get(address)
      expect([page.status, titleOf(page)]).toEqual([400, 'This sign-in cannot be finished'])
    }
    expect(provider.requests.length).toBe(asked)
  })

  it('in another browser is not used', async () => {
    const { request } = await begin()
    const page = await world.app.browser().get(provider.answerTo(request))
    expect([page.status, titleOf(page)]).toEqual([400, 'This sign-in cannot be finished'])
  })

  it('a second time is not used', async () => {
    provider.lie = {}
    const { browser, request } = await begin()
    const answer = provider.answerTo(request)
    await browser.get(answer)
    const page = await browser.get(answer)
    expect([page.status, titleOf(page)]).toEqual([400, 'This sign-in cannot be finished'])
  })

  it('as a refusal leads back to signing in, and is not repeated', async () => {
    const { browser, page, request } = await begin()
    const answer = new URL(provider.answerTo(request))
    answer.searchParams.delete('code')
    answer.searchParams.set('error', 'access_denied')
    answer.searchParams.set('error_description', 'Mal <b>Lory</b> is on holiday')
    const refused = await browser.get(answer.href)
    expect([refused.status, titleOf(refused)]).toEqual([403, 'You were not signed in'])
    expect(refused.body).not.toContain('holiday')
    const back = /class="gh-button" href="([^"]+)"/.exec(refused.body)?.[1] ?? ''
    expect(new URL(back, world.platform.url).href).toBe(page.url)
    expect(titleOf(await browser.get(page.url))).toBe('Sign in')
  })

  it('is kept in cookies scripts and other sites cannot use, sealed', async () => {
    const { leaving, request } = await begin()
    const browser = world.app.browser()
    const page = await world.app.open({}, browser)
    const body = new URLSearchParams({ action: 'provider' })
    const answer = await browser.once(page.url, { method: 'POST', body })
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('federation')) ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Path=\/auth-sandbox\/federation/)
    expect(cookie).toMatch(/Max-Age=600/)
    const nonce = parameter(leaving, 'nonce')
    expect(nonce).not.toBe('')
    expect(cookie).not.toContain(nonce)
    expect(request).not.toContain('verifier')
  })
})

describe('a provider', () => {
  it('whose tokens cannot be had is a failure there', async () => {
    const page = await comeBack({ status: 500 })
    expect([page.status, titleOf(page)]).toEqual([502, 'You were not signed in'])
  })

  it('that cannot be reached does not keep people with accounts here from signing in', async () => {
    const alone = await startWorld(
      federationEnv('http://127.0.0.1:1', { FEDERATION_SANDBOX: 'true' }),
    )
    const browser: Browser = new NewBrowser(alone.platform.url)
    const page = await alone.app.open({}, browser)
    const refused = await browser.post(page.url, { action: 'provider' })
    expect(refused.status).toBe(502)
    expect(titleOf(refused)).toBe('Signing in there is not possible at the moment')
    const { email } = alone.patient
    const consent = await browser.post(page.url, { email, password: PASSWORD })
    expect(titleOf(consent)).toContain('asks for access')
    await alone.stop()
  })

  it('that leads into the hospital’s own network is not followed there', async () => {
    const liar = await aLyingProvider()
    liar.lie = { tokenEndpoint: 'https://10.0.0.1/token' }
    const house = await startWorld(federationEnv(liar.issuer, { FEDERATION_SANDBOX: 'true' }))
    const browser = house.app.browser()
    const page = await house.app.open({}, browser)
    const leaving = await browser.post(page.url, { action: 'provider' })
    const back = await browser.get(liar.answerTo(leaving.url))
    expect([back.status, titleOf(back)]).toEqual([
      502,
      'Signing in there is not possible at the moment',
    ])
    await house.stop()
    await liar.stop()
  })
})

describe('passwords of Gatehouse, where staff have to come by the provider', () => {
  const visit = async (email: string) => {
    const browser = world.app.browser()
    const page = await world.app.open({}, browser)
    return browser.post(page.url, { email, password: PASSWORD })
  }

  it('do not sign staff in, and only the right one says why', async () => {
    const { email } = await aPerson(world.platform, { roles: ['APP_ADMIN'] })
    const page = await visit(email)
    expect(page.status).toBe(403)
    expect(page.body).toContain('The hospital has its staff sign in there.')
    const browser = world.app.browser()
    const form = await world.app.open({}, browser)
    const wrong = await browser.post(form.url, { email, password: 'wrong' })
    expect(wrong.body).toContain('The email address or the password is wrong.')
  })

  it('sign in patients, and the administrator who is kept for bad days', async () => {
    expect(titleOf(await visit(world.patient.email))).toContain('asks for access')
    await world.platform.orm.em.fork().execute(
      `update user_account s set email_verified_at = now(), password_hash = p.password_hash
       from user_account p where s.email = 'spare@lakeside.example' and p.id = ?`,
      [world.patient.id],
    )
    expect(titleOf(await visit('spare@lakeside.example'))).toBe('Choose a patient')
  })
})

it('is offered in production alone unless the sandbox is named', async () => {
  const house = await startWorld(federationEnv(provider.issuer))
  const page = await house.app.open()
  expect(page.body).not.toContain('value="provider"')
  const body = new URLSearchParams({ action: 'provider' })
  const tried = await house.app.browser().once(page.url, { method: 'POST', body })
  expect(tried.headers.get('location') ?? '').not.toContain(provider.issuer)
  const answer = await fetch(`${house.app.issuer}/federation/callback?state=x`)
  expect(answer.status).toBe(404)
  await house.stop()
})
