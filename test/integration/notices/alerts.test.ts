import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { pagesThat } from '../../support/pages.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { INBOX } from './documents.ts'
import { aHouse, type House, localId } from './people.ts'
import { toldBy } from './told.ts'

const SLOWLY = 240_000

/** What the privacy policies say at the moment. */
let policy: { text: string } | { problem: string } = { text: '<p>We keep nothing.</p>' }

let platform: TestPlatform
let house: House
beforeAll(async () => {
  const pages = { ...pagesThat(), read: async () => policy }
  platform = await startTestPlatform({ ports: { pages } })
  house = await aHouse(platform)
})
afterAll(() => platform?.stop())

const live = (name: string): Promise<Version> =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status: 'LIVE', name })

/** Who is told of what the next look of each job finds, by mail as in the inbox. */
async function toldByJobs() {
  const { inbox, mail } = await toldBy(platform, house, async () => {
    await query(platform.databaseUrl, 'delete from scheduled_job')
    await platform.runDueJobs()
  })
  expect(mail).toEqual(inbox)
  return inbox
}

async function latest() {
  const { viewer } = await house.officer.client.get(INBOX, { first: 1 })
  return viewer?.notifications.nodes[0]?.body
}

async function clientIdOf({ app }: Version): Promise<string> {
  const [clientId = ''] = await column<string>(
    platform,
    `select client_id from oauth_client where app_id = $1 and environment = 'PRODUCTION'`,
    [localId(app.id)],
  )
  return clientId
}

async function refusedTimes(times: number, ask: () => Promise<Response>) {
  for (let time = 0; time < times; time += 1) expect((await ask()).ok).toBe(false)
}

test(
  'R276 R295 redirect URLs nobody registered reach the owner of the app and the security officer, once a day',
  async () => {
    const clientId = await clientIdOf(await live('Astray'))
    const address = new URL(`${platform.urls.issuer.PRODUCTION}/authorize`)
    const asked = {
      ...{ client_id: clientId, response_type: 'code', scope: 'openid', state: 'a'.repeat(32) },
      redirect_uri: 'https://elsewhere.example/?click=me',
    }
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
    await refusedTimes(9, () => fetch(address))
    expect(await toldByJobs()).toEqual({})

    await refusedTimes(1, () => fetch(address))
    const title = 'Astray: fails often'
    expect(await toldByJobs()).toEqual({ owner: title, officer: title })
    expect(await latest()).toMatch(
      /^On \d{4}-\d\d-\d\d \(UTC\) 10 of 10 attempts of Astray in production failed\. Mostly the redirect URL was none of those that are registered\.$/,
    )
    await refusedTimes(5, () => fetch(address))
    expect(await toldByJobs()).toEqual({})
  },
  SLOWLY,
)

test(
  'R276 whoever cannot prove to be the app is counted as that',
  async () => {
    const clientId = await clientIdOf(await live('Locked out'))
    const form = { grant_type: 'refresh_token', refresh_token: 'none', client_id: clientId }
    const body = new URLSearchParams({ ...form, client_secret: 'guessed' })
    const token = `${platform.urls.issuer.PRODUCTION}/token`
    await refusedTimes(10, () => fetch(token, { method: 'POST', body }))
    const title = 'Locked out: fails often'
    expect(await toldByJobs()).toEqual({ owner: title, officer: title })
    expect(await latest()).toContain('10 of 10 attempts of Locked out')
  },
  SLOWLY,
)

test(
  'R277 an app that reads far more than it does on other days is told of',
  async () => {
    const { app, id } = await live('Thirsty')
    const reads = async (daysAgo: number, requests: number) =>
      query(
        platform.databaseUrl,
        `insert into access_count (day, facts_hash, organization_id, app_id, app_version_id, environment, client_id, outcome,
           resource_type, interaction, scopes, needed, user_kind, rule, requests, streamed, last_at)
         values ((now() at time zone 'UTC')::date - $1::int, gen_random_uuid()::text, $2, $3, $4, 'PRODUCTION', 'c', 'SUCCESS',
           'Patient', 'read', '[]', '[]', 'Patient', '', $5, 0, now())`,
        [daysAgo, platform.organization.id, localId(app.id), localId(id), requests],
      )
    for (const daysAgo of [3, 4, 5, 6, 7, 8, 9]) await reads(daysAgo, 200)
    await reads(0, 600)
    expect(await toldByJobs()).toEqual({})
    await reads(0, 300)
    const title = 'Thirsty: reads unusually much'
    expect(await toldByJobs()).toEqual({ owner: title, officer: title })
    expect(await latest()).toMatch(
      /Thirsty made 900 requests for records in production; 200 a day are usual\.$/,
    )
  },
  SLOWLY,
)

test(
  'R278 what is granted and was not used for 90 days is told once a quarter',
  async () => {
    const { app } = await live('Unused')
    expect(await toldByJobs()).toEqual({})
    await query(
      platform.databaseUrl,
      `update app_version set status_changed_at = now() - interval '91 days' where app_id = $1`,
      [localId(app.id)],
    )
    const title = 'Unused: uses less than it was granted'
    expect(await toldByJobs()).toEqual({ owner: title, officer: title })
    expect(await toldByJobs()).toEqual({})
  },
  SLOWLY,
)

test(
  'D5 a privacy policy that says something else, or cannot be read twice in a row, is told to the owner of the app',
  async () => {
    await query(platform.databaseUrl, `update app_version set status = 'RETIRED'`)
    await live('Honest')
    expect(await toldByJobs()).toEqual({})
    policy = { text: '<p>We keep\n nothing.</p><script nonce="2"></script>' }
    expect(await toldByJobs()).toEqual({})
    policy = { text: '<p>We keep everything.</p>' }
    expect(await toldByJobs()).toEqual({ owner: 'Honest: the privacy policy changed' })

    policy = { problem: 'Its certificate has expired.' }
    expect(await toldByJobs()).toEqual({})
    expect(await toldByJobs()).toEqual({ owner: 'Honest: the privacy policy cannot be read' })
    expect(await toldByJobs()).toEqual({})
    policy = { text: '<p>We keep everything.</p>' }
    expect(await toldByJobs()).toEqual({})
  },
  SLOWLY,
)
