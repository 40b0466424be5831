import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { signIn } from '../../support/sign-in.ts'
import { query } from '../../support/sql.ts'
import { type Browser, tickedScopes, type Visit } from './browser.ts'
import { aPerson, PASSWORD } from './rows.ts'
import { parameter, type SmartApp, titleOf } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())
afterEach(() => vi.useRealTimers())

const DAY = 86_400_000
const BRIEF = 'openid patient/Patient.rs'
const LASTING = 'openid offline_access patient/Patient.rs'

interface Kept {
  id: string
  grant_id: string
  expires_at: Date | null
}

/** An app of its own and somebody who has not allowed it yet. */
async function strangers(): Promise<{ app: SmartApp; email: string; id: string }> {
  const [app, person] = await Promise.all([
    anApp(world),
    aPerson(world.platform, { fhirUser: 'Patient/p1' }),
  ])
  return { app, ...person }
}

/** Opens the consent page, signing in where that is asked. */
async function consentPage(app: SmartApp, email: string, more: Record<string, string> = {}) {
  const browser = app.browser()
  const { url, verifier } = app.request({ scope: LASTING, ...more })
  let visit = await browser.get(url)
  if (visit.body.includes('id="password"'))
    visit = await browser.post(visit.url, { email, password: PASSWORD })
  return { browser, visit, verifier }
}

function allow(browser: Browser, page: Visit, duration?: string): Promise<Visit> {
  const scope = tickedScopes(page.body)
  return browser.post(page.url, { action: 'allow', scope, ...(duration && { duration }) })
}

/** Goes all the way with one choice. */
async function allowed(
  app: SmartApp,
  email: string,
  { duration, ...more }: Record<string, string> = {},
) {
  const { browser, verifier, visit } = await consentPage(app, email, more)
  const code = parameter(await allow(browser, visit, duration), 'code')
  const { json } = await app.exchange(code, verifier)
  return { browser, json }
}

const consentsBy = (userId: string) =>
  query<Kept>(world.platform.databaseUrl, `select * from consent where user_id = $1`, [userId])

async function read(app: SmartApp, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${app.fhirBase}/Patient/p1`, { headers })).status
}

/** Sets the clock of this process, which is the platform's and the provider's. */
function setClock(to: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: to })
}

const chosenOn = ({ body }: Visit) => /name="duration" value="(\w+)" checked/.exec(body)?.[1]

describe('the choice', () => {
  it.each([
    [BRIEF, 'DAYS_30', 'The shortest time is proposed'],
    [LASTING, 'YEAR_1', 'A year is proposed, because this app asks to stay connected'],
  ])('R210 begins with the shortest that serves %s: %s', async (scope, chosen, why) => {
    const { app, email } = await strangers()
    const { visit } = await consentPage(app, email, { scope })
    expect(visit.body.match(/type="radio" name="duration"/g)).toHaveLength(3)
    expect(chosenOn(visit)).toBe(chosen)
    expect(visit.body).toContain(why)
    expect(visit.body).not.toContain('<script')
  })

  it('is read in Spanish too, with the day it ends', async () => {
    const { app, email } = await strangers()
    const { visit } = await consentPage(app, email, { ui_locales: 'es' })
    expect(visit.body).toContain('Hasta que yo lo retire')
    expect(visit.body).toMatch(/Hasta el \d+ de \w+ de \d{4}\./)
  })

  it.each([
    ['DAYS_30', 30],
    ['YEAR_1', 365],
    ['UNTIL_REVOKED', undefined],
  ])('%s is kept, and My apps says until when', async (duration, days) => {
    const { app, email, id } = await strangers()
    const before = Date.now()
    await allowed(app, email, { duration })
    const [kept] = await consentsBy(id)
    const lasts = kept?.expires_at ? kept.expires_at.getTime() - before : undefined
    if (days === undefined) expect(lasts).toBeUndefined()
    // A year may have a day more; the walk took a moment.
    else expect(Math.floor((lasts ?? 0) / DAY) - days).toBeOneOf([0, 1])
    const { platform } = world
    const client = new GraphqlClient(
      platform.urls.graphql,
      await signIn(platform, { email, password: PASSWORD }),
    )
    const { data } = await client.ask<
      { viewer: { consents: { expiresAt: string | null }[] } },
      never
    >('{ viewer { consents { expiresAt } } }')
    expect(data?.viewer.consents).toEqual([{ expiresAt: kept?.expires_at?.toISOString() ?? null }])
  })

  it('falls back on what the page had chosen where the form does not say', async () => {
    const { app, email, id } = await strangers()
    await allowed(app, email, { scope: BRIEF })
    const [kept] = await consentsBy(id)
    expect(kept?.expires_at?.getTime()).toBeLessThan(Date.now() + 31 * DAY)
  })

  it('that the page does not offer is refused in words, and nothing is written', async () => {
    const { app, email, id } = await strangers()
    const { browser, visit } = await consentPage(app, email)
    const refused = await allow(browser, visit, 'FOREVER')
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('For how long is not clear')
    expect(tickedScopes(refused.body)).toEqual(tickedScopes(visit.body))
    expect(await consentsBy(id)).toEqual([])
  })

  it('stays chosen when something else of the form was wrong', async () => {
    const { app, email } = await strangers()
    const { browser, visit } = await consentPage(app, email)
    const refused = await browser.post(visit.url, { action: 'allow', duration: 'UNTIL_REVOKED' })
    expect([refused.status, chosenOn(refused)]).toEqual([422, 'UNTIL_REVOKED'])
  })
})

describe('when the time is over', () => {
  it('REFR-17 tokens and refresh tokens stop at that moment, not before', async () => {
    const { app, email, id } = await strangers()
    const { json } = await allowed(app, email, { duration: 'DAYS_30' })
    const [kept] = await consentsBy(id)
    const end = kept?.expires_at?.getTime() ?? 0
    setClock(end - 60_000)
    const last = await app.refresh(json.refresh_token)
    expect(last.status).toBe(200)
    expect(last.json.expires_in, 'no token outlives the consent').toBeLessThanOrEqual(60)
    expect(await isActive(app, last.json.access_token)).toBe(true)
    setClock(end)
    expect(await isActive(app, last.json.access_token)).toBe(false)
    expect(await read(app, last.json.access_token)).toBe(401)
    const over = await app.refresh(last.json.refresh_token)
    expect([over.status, over.json.error]).toEqual([400, 'invalid_grant'])
  })

  it('CONS-15 the next launch asks again, where one before it did not', async () => {
    const { app, email, id } = await strangers()
    const { browser } = await allowed(app, email, { duration: 'DAYS_30' })
    const silent = await app.open({ scope: LASTING }, browser)
    expect(parameter(silent, 'code')).not.toBe('')
    const [kept] = await consentsBy(id)
    setClock(kept?.expires_at?.getTime() ?? 0)
    const { visit } = await consentPage(app, email)
    expect(titleOf(visit)).toContain('asks for access')
  })

  it('the receipt says so in every form, and until when before that', async () => {
    const { app, email, id } = await strangers()
    await allowed(app, email, { duration: 'DAYS_30' })
    const [kept] = await consentsBy(id)
    const end = kept?.expires_at?.toISOString() ?? ''
    const before = await receiptOf(email)
    expect(before.json).toMatchObject({
      expiresAt: end,
      duration: expect.stringContaining(`until ${end.slice(0, 10)}`),
    })
    expect(before.fhir).toMatchObject({ status: 'active', provision: { period: { end } } })
    setClock(Date.parse(end))
    const after = await receiptOf(email)
    expect(after.json).toMatchObject({
      duration: `Ended: its time was over on ${end.slice(0, 10)}.`,
    })
    expect(after.fhir).toMatchObject({ status: 'inactive', provision: { period: { end } } })
    expect(after.pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(after.pdf).not.toEqual(before.pdf)
  })
})

describe('allowing the very same again', () => {
  it('moves the end of what stands, and says so in the audit trail', async () => {
    const { app, email, id } = await strangers()
    const first = await allowed(app, email, { duration: 'UNTIL_REVOKED' })
    const [before] = await consentsBy(id)
    expect(before?.expires_at).toBeNull()
    await allowed(app, email, { duration: 'DAYS_30', prompt: 'consent' })
    const [after, ...more] = await consentsBy(id)
    expect(more).toEqual([])
    expect([after?.id, after?.grant_id]).toEqual([before?.id, before?.grant_id])
    const end = after?.expires_at?.getTime() ?? 0
    expect(end).toBeGreaterThan(Date.now())
    const told = await query<{ detail: { until?: string } }>(
      world.platform.databaseUrl,
      `select detail from audit_event where user_ref = $1 and action = 'consent.end-changed'`,
      [id],
    )
    expect(told.map(({ detail }) => detail.until)).toEqual([new Date(end).toISOString()])
    setClock(end)
    const over = await app.refresh(first.json.refresh_token)
    expect([over.status, over.json.error], 'those of before as well').toEqual([
      400,
      'invalid_grant',
    ])
  })

  it('until it is taken back changes nothing', async () => {
    const { app, email, id } = await strangers()
    await allowed(app, email, { duration: 'UNTIL_REVOKED' })
    const before = await consentsBy(id)
    await allowed(app, email, { duration: 'UNTIL_REVOKED', prompt: 'consent' })
    expect(await consentsBy(id)).toEqual(
      before.map((one) => ({ ...one, last_used_at: expect.anything() })),
    )
  })
})

async function receiptOf(email: string) {
  const { platform } = world
  const client = new GraphqlClient(
    platform.urls.graphql,
    await signIn(platform, { email, password: PASSWORD }),
  )
  const { data } = await client.ask<
    { viewer: { consents: { receipt: { jsonUrl: string; fhirUrl: string; pdfUrl: string } }[] } },
    never
  >('{ viewer { consents { receipt { pdfUrl jsonUrl fhirUrl } } } }')
  const files = data?.viewer.consents[0]?.receipt
  const get = (url = '') => fetch(url)
  return {
    json: await (await get(files?.jsonUrl)).json(),
    fhir: await (await get(files?.fhirUrl)).json(),
    pdf: Buffer.from(await (await get(files?.pdfUrl)).arrayBuffer()),
  }
}
