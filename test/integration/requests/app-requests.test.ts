import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  accepted,
  aDraft,
  anonymous,
  aPerson,
  aVendor,
  type Person,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import type { AppRequestCreateInput, AppRequestDecideInput } from '../../support/gql/graphql.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import {
  APP_REQUEST_CHANGED,
  APP_REQUESTS,
  ASK_FOR_APP,
  DECIDE_APP_REQUEST,
} from './request-documents.ts'

let platform: TestPlatform
let intake: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  intake = await aPerson(platform, { roles: ['INTAKE_REVIEWER'] })
})
afterAll(() => platform?.stop())

const ASKED: AppRequestCreateInput = {
  appName: 'Sleep Diary',
  homepageUrl: 'https://sleep.example/',
  requesterName: 'Nora Quist',
  requesterEmail: 'Nora@example.org',
  department: 'Sleep clinic',
  why: 'Our patients keep a diary in it and we would like to see it.',
}
const REASON = 'Its maker does not answer our questions about where data is kept.'

async function ask(input: Partial<AppRequestCreateInput> = {}) {
  // The limit of one address is tried where it is what is tested.
  await query(platform.databaseUrl, 'delete from rate_limit')
  const { payload } = await anonymous(platform).get(ASK_FOR_APP, { input: { ...ASKED, ...input } })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

async function requests(name: string) {
  const { appRequests } = await intake.client.get(APP_REQUESTS, { first: 100 })
  return appRequests.nodes.filter(({ appName }) => appName === name)
}

async function asked(appName: string) {
  await ask({ appName, homepageUrl: `https://${crypto.randomUUID()}.example/` })
  const [request] = await requests(appName)
  if (!request) throw new Error('Nobody asked.')
  return request
}

async function decide(input: AppRequestDecideInput, who = intake) {
  const { payload } = await who.client.get(DECIDE_APP_REQUEST, { input })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

describe('asking for an app', () => {
  test('needs no account, is told to intake, and is audited without a name', async () => {
    const before = platform.mails.length
    expect(await ask()).toEqual({ accepted: true, userErrors: [] })
    await everythingTold(platform)
    expect(await requests('Sleep Diary')).toMatchObject([
      { state: 'NEW', requesterEmail: 'nora@example.org', availableStates: expect.any(Array) },
    ])
    expect(platform.mails.slice(before)).toMatchObject([
      { to: intake.email, subject: 'Sleep Diary: somebody asks for it' },
    ])
    const trail = await column<string>(
      platform,
      `select detail::text from audit_event where action = 'app-request.received'`,
    )
    expect(trail).toHaveLength(1)
    expect(trail.join()).not.toMatch(/nora|quist/i)
  })

  test('again answers the same and writes nothing', async () => {
    const again = { appName: 'Twice', homepageUrl: 'https://twice.example/' }
    const first = await ask(again)
    expect(await ask(again)).toEqual(first)
    expect(await requests('Twice')).toHaveLength(1)
  })

  test.each([
    ['appName', '', 'REQUIRED', 1],
    ['appName', 'x'.repeat(101), 'TOO_LONG', 100],
    ['homepageUrl', 'http://sleep.example/', 'INVALID', null],
    ['homepageUrl', 'ftp://sleep.example/', 'INVALID', null],
    ['requesterName', ' ', 'REQUIRED', 1],
    ['requesterEmail', 'nora', 'INVALID', null],
    ['department', 'x'.repeat(121), 'TOO_LONG', 120],
    ['why', 'Because.', 'TOO_SHORT', 20],
    ['why', 'x'.repeat(1001), 'TOO_LONG', 1000],
  ])('refuses %s: %s', async (field, value, code, limit) => {
    const { accepted: isAccepted, userErrors } = await ask({ [field]: value })
    expect(isAccepted).toBe(false)
    expect(userErrors).toMatchObject([
      { code, path: [field], ...(limit === null ? {} : { limit }) },
    ])
  })

  test('too often from one address is refused with how long to wait', async () => {
    await query(platform.databaseUrl, 'delete from rate_limit')
    const attempts = Array.from({ length: 6 }, (_, n) => ({
      ...ASKED,
      homepageUrl: `https://often.example/${n}`,
    }))
    const codes: string[][] = []
    for (const input of attempts) {
      const { errors } = await anonymous(platform).ask(ASK_FOR_APP, { input })
      codes.push(errors.map(({ extensions }) => extensions.code))
    }
    expect(codes).toEqual([[], [], [], [], [], ['THROTTLED']])
  })
})

describe('deciding about a request', () => {
  test('mails who asked, with the reason, and shows who decided', async () => {
    const request = await asked('Declined one')
    const before = platform.mails.length
    const input = { requestId: request.id, state: 'DECLINED' as const, note: REASON }
    const { request: decided } = await decide({ ...input, expectedRevision: request.revision })
    expect(decided).toMatchObject({ state: 'DECLINED', note: REASON })
    await everythingTold(platform)
    const mails = platform.mails.slice(before).filter(({ to }) => to === 'nora@example.org')
    expect(mails).toMatchObject([
      {
        subject: 'Declined one: not for now',
        body: expect.stringContaining(REASON),
      },
    ])
  })

  test('links the app that was registered', async () => {
    const { app } = accepted(await anApp().then((version) => ({ version, errors: [] })))
    const request = await asked('Registered one')
    const input = { requestId: request.id, state: 'REGISTERED' as const, expectedRevision: 1 }
    expect((await decide(input)).userErrors).toMatchObject([{ code: 'REQUIRED', path: ['appId'] }])
    expect((await decide({ ...input, appId: app.id })).request?.state).toBe('REGISTERED')
    expect((await requests('Registered one'))[0]).toMatchObject({ availableStates: [] })
  })

  test.each([
    ['a decline without reason', { state: 'DECLINED', note: 'No.' }, 'TOO_SHORT', ['note']],
    ['a return to new', { state: 'NEW' }, 'INVALID_TRANSITION', ['state']],
    ['an unknown request', { requestId: 'nobody', state: 'CONTACTED' }, 'NOT_FOUND', ['requestId']],
  ] as const)('refuses %s', async (_what, fields, code, path) => {
    const request = await asked(`Refused ${crypto.randomUUID()}`)
    const input = { requestId: request.id, expectedRevision: request.revision, ...fields }
    expect((await decide(input)).userErrors).toMatchObject([{ code, path }])
  })

  test('of a state somebody else changed meanwhile is refused', async () => {
    const { id: requestId } = await asked('Raced')
    const input = { requestId, expectedRevision: 1 }
    await decide({ ...input, state: 'CONTACTED' })
    expect((await decide({ ...input, state: 'DECLINED', note: REASON })).userErrors).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
  })
})

test('reviewers see a request the moment it comes, and nobody else does', async () => {
  const [watch, stranger] = await Promise.all([
    intake.client.watch(APP_REQUEST_CHANGED, {}),
    (await aPerson(platform)).client.watch(APP_REQUEST_CHANGED, {}),
  ])
  await asked('Watched')
  await vi.waitFor(
    () =>
      expect(watch.received.map(({ event }) => event.request)).toContainEqual({
        appName: 'Watched',
        state: 'NEW',
      }),
    { timeout: 20_000 },
  )
  expect(stranger.received).toEqual([])
  await Promise.all([watch.stop(), stranger.stop()])
})

test('pages go on where the last one ended, and a filter narrows them', async () => {
  const { appRequests: all } = await intake.client.get(APP_REQUESTS, { first: 100 })
  const { appRequests: first } = await intake.client.get(APP_REQUESTS, { first: 2 })
  const after = first.pageInfo.endCursor
  const { appRequests: rest } = await intake.client.get(APP_REQUESTS, { first: 100, after })
  expect([...first.nodes, ...rest.nodes]).toEqual(all.nodes)
  const filter = { states: ['REGISTERED' as const] }
  const { appRequests: done } = await intake.client.get(APP_REQUESTS, { first: 10, filter })
  expect(done).toMatchObject({ totalCount: 1, nodes: [{ appName: 'Registered one' }] })
})

test('A20 who asked is erased after twelve months, and only that', async () => {
  const old = await asked('Long ago')
  const young = await asked('Lately')
  await query(
    platform.databaseUrl,
    `update app_request set created_at = created_at - interval '13 months' where app_name = $1`,
    ['Long ago'],
  )
  await query(platform.databaseUrl, `delete from scheduled_job where name = 'erase-requesters'`)
  await platform.runDueJobs()
  expect((await requests('Long ago'))[0]).toMatchObject({
    why: old.why,
    requesterName: null,
    requesterEmail: null,
    erasedAt: expect.any(String),
  })
  expect((await requests('Lately'))[0]).toMatchObject({ requesterEmail: young.requesterEmail })
})

async function anApp() {
  return accepted({ version: await aDraft(await aVendor(platform)), errors: [] })
}
