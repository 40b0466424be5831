import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { tickedScopes } from './browser.ts'
import { aPerson } from './rows.ts'
import { parameter, titleOf, words } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const SCOPE = 'openid offline_access patient/Patient.rs patient/Observation.rs'

/** Somebody who allowed an app of their own, and their consent. */
async function connected() {
  const [app, person] = await Promise.all([
    anApp(world),
    aPerson(world.platform, { fhirUser: 'Patient/p1' }),
  ])
  const { browser, code, verifier } = await app.authorize({
    email: person.email,
    params: { scope: SCOPE },
  })
  const { json } = await app.exchange(code, verifier)
  const [consent] = await query<{ id: string; grant_id: string }>(
    world.platform.databaseUrl,
    'select id, grant_id from consent where user_id = $1',
    [person.id],
  )
  if (!consent) throw new Error('no consent was written')
  return { app, browser, consent, json, person }
}

/**
 * Takes a consent back while something else is done with it: that has to wait for the row, and goes on when the consent is over.
 */
async function takingBack<Done>(
  consent: { id: string; grant_id: string },
  meanwhile: () => Promise<Done>,
): Promise<Done> {
  const client = new pg.Client(world.platform.databaseUrl)
  await client.connect()
  try {
    await client.query('begin')
    await client.query('update consent set revoked_at = now() where id = $1', [consent.id])
    await client.query('delete from oidc_record where grant_id = $1', [consent.grant_id])
    const done = meanwhile()
    const waiting = () =>
      column<string>(
        world.platform,
        `select pid::text from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      )
    await expect.poll(waiting, { timeout: 20_000 }).toHaveLength(1)
    await client.query('commit')
    return await done
  } finally {
    await client.end()
  }
}

const standing = (userId: string) =>
  column<string>(
    world.platform,
    'select grant_id from consent where user_id = $1 and revoked_at is null',
    [userId],
  )
const grants = (userId: string) =>
  column<string>(
    world.platform,
    `select id from oidc_record where model = 'Grant' and account_id = $1`,
    [userId],
  )

it.each(['DAYS_30', 'UNTIL_REVOKED'] as const)(
  'R213 allowing again for %s at the moment of taking back is a consent of its own',
  async (duration) => {
    const { app, browser, consent, json, person } = await connected()
    const { url, verifier } = app.request({ scope: SCOPE, prompt: 'consent' })
    const page = await browser.get(url)
    const scope = tickedScopes(page.body)
    const visit = await takingBack(consent, () =>
      browser.post(page.url, { action: 'allow', scope, duration }),
    )
    const anew = (await app.exchange(parameter(visit, 'code'), verifier)).json
    expect([
      await isActive(app, json.access_token),
      await isActive(app, anew.access_token),
    ]).toEqual([false, true])
    const [grantId, ...more] = await standing(person.id)
    expect([await grants(person.id), more]).toEqual([[grantId], []])
    expect(grantId).not.toBe(consent.grant_id)
  },
)

it('R213 a consent that is taken back while an app comes again is asked for anew, and leaves no grant', async () => {
  const { app, browser, consent, json, person } = await connected()
  await app.revoke(json.refresh_token)
  expect(await grants(person.id), 'its grant ended, the consent stands').toEqual([])
  const visit = await takingBack(consent, () => app.open({ scope: SCOPE }, browser))
  expect(titleOf(visit)).toContain('asks for access')
  expect([await standing(person.id), await grants(person.id)]).toEqual([[], []])
})

it('R213 so it is when the app asks for the same in other words', async () => {
  const { app, browser, consent, person } = await connected()
  const scope = 'openid patient/Patient.r'
  const visit = await takingBack(consent, () => app.open({ scope }, browser))
  expect(titleOf(visit)).toContain('asks for access')
  expect([await standing(person.id), await grants(person.id)]).toEqual([[], []])
})

it('a consent that stands is asked about once, in whatever words', async () => {
  const { app, browser, consent, person } = await connected()
  const scope = 'openid patient/Patient.r'
  const { code, verifier } = await app.authorize({ browser, params: { scope } })
  expect(words((await app.exchange(code, verifier)).json.scope)).toEqual(words(scope))
  expect(await grants(person.id)).toEqual([consent.grant_id])
})
