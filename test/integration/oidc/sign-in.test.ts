import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPerson, PASSWORD } from './rows.ts'
import { parameter, titleOf } from './smart-app.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld({ SIGN_IN_ATTEMPTS_PER_ACCOUNT: '3' })
})
afterAll(() => world.stop())

async function attempt(email: string, password: string, browser = world.app.browser()) {
  const page = await world.app.open({}, browser)
  return { browser, page, visit: await browser.post(page.url, { email, password }) }
}

describe('signing in', () => {
  it('works with the address in any case, and names the person in the audit trail', async () => {
    const { visit } = await attempt(world.patient.email.toUpperCase(), PASSWORD)
    expect(titleOf(visit)).toContain('asks for access')
    const rows = await world.platform.orm.em.execute(
      `select outcome, environment, source_ip, request_id from audit_event
       where action = 'sign-in.succeeded' and actor_id = ?`,
      [world.patient.id],
    )
    expect(rows).toEqual([
      {
        outcome: 'SUCCESS',
        environment: 'SANDBOX',
        source_ip: expect.any(String),
        request_id: expect.any(String),
      },
    ])
  })

  it('says the same for an unknown address, a wrong password and a disabled account', async () => {
    const gone = await aPerson(world.platform, { isDisabled: true })
    const pages = await Promise.all([
      attempt('nobody@example.org', PASSWORD),
      attempt(world.patient.email, 'wrong'),
      attempt(gone.email, PASSWORD),
    ])
    for (const { visit } of pages) {
      expect(visit.status).toBe(401)
      expect(visit.body).toContain('The email address or the password is wrong.')
    }
  })

  it('tells a person with an unconfirmed address what to do', async () => {
    const { email } = await aPerson(world.platform, { isUnverified: true })
    const { visit } = await attempt(email, PASSWORD)
    expect(visit.status).toBe(403)
    expect(visit.body).toContain('/portal/sign-up/resend')
  })

  it('blocks an account after too many failures, even for the right password', async () => {
    const { email } = await aPerson(world.platform, { fhirUser: 'Patient/p2' })
    for (let i = 0; i < 4; i += 1) await attempt(email, 'wrong')
    const { visit } = await attempt(email, PASSWORD)
    expect(visit.status).toBe(429)
    expect(Number(visit.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(visit.body).toContain('Too many attempts')
  })

  it('never counts successes', async () => {
    const { email } = await aPerson(world.platform, { fhirUser: 'Patient/p2' })
    for (let i = 0; i < 6; i += 1) {
      const { visit } = await attempt(email, PASSWORD)
      expect(visit.status).toBe(200)
    }
  })

  it('puts what was typed back as text', async () => {
    const { visit } = await attempt('"><script>alert(1)</script>@x', 'wrong')
    expect(visit.body).not.toContain('<script>')
  })

  it('AUTHZ-27 cancelling tells the app', async () => {
    const browser = world.app.browser()
    const page = await world.app.open({}, browser)
    const visit = await browser.post(page.url, { action: 'cancel' })
    expect(parameter(visit, 'error')).toBe('access_denied')
    expect(parameter(visit, 'state')).toBe('xyz')
  })

  it('AUTHZ-37 belongs to the browser that began, and happens once', async () => {
    const { browser, page } = await attempt(world.patient.email, PASSWORD)
    const fields = { email: world.patient.email, password: PASSWORD }
    expect((await world.app.browser().post(page.url, fields)).status).toBe(400)
    expect((await browser.post(page.url, fields)).status).toBe(400)
  })
})

describe('a session', () => {
  it('AUTHZ-34, AUTHZ-35 prompt and max_age are honoured', async () => {
    const { browser } = await world.app.authorize({ email: world.patient.email })
    const silent = await world.app.open({ prompt: 'none' }, browser)
    expect(parameter(silent, 'code')).not.toBe('')
    expect(titleOf(await world.app.open({ prompt: 'login' }, browser))).toBe('Sign in')
    const wider = 'openid patient/Patient.rs patient/Condition.rs'
    const consent = await world.app.open({ prompt: 'none', scope: wider }, browser)
    expect(parameter(consent, 'error')).toBe('consent_required')
  })

  it('AUTHZ-35 prompt=login and max_age ask for the password again, and the time of that is told', async () => {
    const signedIn = await world.app.authorize({
      email: world.patient.email,
      params: { max_age: '600' },
    })
    const timeOf = async ({ code, verifier }: { code: string; verifier: string }) => {
      const { json } = await world.app.exchange(code, verifier)
      return Number(decodeJwt(json.id_token).auth_time)
    }
    const first = await timeOf(signedIn)
    const { browser } = signedIn
    expect(await timeOf(await world.app.authorize({ browser, params: { max_age: '600' } }))).toBe(
      first,
    )
    let before = first
    for (const params of [{ prompt: 'login' }, { max_age: '1' }, { max_age: '0' }]) {
      await expect
        .poll(() => Math.floor(Date.now() / 1000), { timeout: 10_000 })
        .toBeGreaterThan(before + 1)
      expect(titleOf(await world.app.open(params, browser))).toBe('Sign in')
      const again = await world.app.authorize({ email: world.patient.email, browser, params })
      const at = await timeOf(again)
      expect(at, JSON.stringify(params)).toBeGreaterThan(before)
      before = at
    }
  })

  it('REFR-17 ends when the account is disabled', async () => {
    const person = await aPerson(world.platform, { fhirUser: 'Patient/p1' })
    const { browser, code, verifier } = await world.app.authorize({ email: person.email })
    const { json } = await world.app.exchange(code, verifier)
    await person.disable()
    expect(titleOf(await world.app.open({}, browser))).toBe('Sign in')
    expect((await world.app.introspect(json.access_token)).json).toEqual({ active: false })
  })

  it('its cookies are kept from scripts, other sites and the other environment', async () => {
    const { url } = world.app.request()
    const visit = await world.app.browser().once(url, { method: 'GET' })
    const cookies = visit.headers.getSetCookie().filter((cookie) => !cookie.includes('.sig='))
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^gatehouse-sandbox-/)
      expect(cookie).toMatch(/path=\/auth-sandbox/)
      expect(cookie).toMatch(/httponly/i)
      expect(cookie).toMatch(/samesite=lax/i)
    }
  })
})
