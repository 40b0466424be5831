import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { anonymous, type VendorOwner } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { eventually } from '../../support/eventually.ts'
import { column, everythingTold, happened } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { anAppVersion, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { INBOX, MARK_READ, NOTIFICATION_ADDED, NOTIFICATIONS_READ } from './documents.ts'
import { aHouse, type House, localId } from './people.ts'

let platform: TestPlatform
let house: House
beforeAll(async () => {
  platform = await startTestPlatform()
  house = await aHouse(platform)
})
afterAll(() => platform?.stop())

const anApp = (status: 'IN_REVIEW' | 'LIVE', name: string) =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status, name })

const titles = async ({ client }: Pick<VendorOwner, 'client'>, unreadOnly = false) =>
  (await client.get(INBOX, { unreadOnly })).viewer?.notifications.nodes.map(({ title }) => title)

describe('the inbox', () => {
  test('says what happened, why, and where to go', async () => {
    const version = await anApp('IN_REVIEW', 'Where to')
    await move(house.admin, 'requestChanges', version, REASON)
    await everythingTold(platform)
    const { viewer } = await house.developer.client.get(INBOX, { first: 1 })
    expect(viewer?.notifications.nodes).toMatchObject([
      {
        event: 'APP_VERSION_CHANGES_REQUESTED',
        title: 'Where to: changes requested',
        body: 'The reviewers ask for changes to version 1 of Where to.',
        quote: REASON,
        path: `/portal/apps/${version.app.slug}/description?version=1`,
        readAt: null,
        app: { slug: version.app.slug },
      },
    ])
    const intake = await house.intake.client.get(INBOX, { first: 1 })
    expect(intake.viewer?.notifications.nodes[0]?.path).toBe(`/portal/review/${version.id}`)
  })

  test('pages, counts and keeps apart what is unread', async () => {
    for (const name of ['One', 'Two', 'Three']) await anApp('IN_REVIEW', name)
    await everythingTold(platform)
    const first = await house.intake.client.get(INBOX, { first: 2 })
    const page = first.viewer?.notifications
    const ids = page?.nodes.map(({ id }) => id) ?? []
    expect(page?.nodes.map(({ title }) => title)).toEqual([
      'Three: submitted for review',
      'Two: submitted for review',
    ])
    const next = await house.intake.client.get(INBOX, { first: 2, after: page?.pageInfo.endCursor })
    expect(next.viewer?.notifications.nodes[0]?.title).toBe('One: submitted for review')
    const before = first.viewer?.unreadNotifications ?? 0
    const marked = await house.intake.client.get(MARK_READ, { input: { ids } })
    expect(marked.notificationMarkRead.viewer?.unreadNotifications).toBe(before - 2)
    expect(await titles(house.intake, true)).not.toContain('Three: submitted for review')
    expect(await titles(house.intake)).toContain('Three: submitted for review')
    const all = await house.intake.client.get(MARK_READ, { input: { all: true } })
    expect(all.notificationMarkRead.viewer?.unreadNotifications).toBe(0)
  })

  test('is its owner’s alone: nobody marks or finds another’s', async () => {
    await anApp('IN_REVIEW', 'Mine')
    await everythingTold(platform)
    const { viewer } = await house.owner.client.get(INBOX, { first: 1 })
    const ids = viewer?.notifications.nodes.map(({ id }) => id) ?? []
    await house.stranger.client.get(MARK_READ, { input: { ids } })
    expect(await titles(house.owner, true)).toContain('Mine: submitted')
    const found = await house.stranger.client.ask<{ node: unknown }, never>(
      `{ node(id: "${ids[0]}") { id } }`,
    )
    expect(found.data).toEqual({ node: null })
    const own = await house.owner.client.ask<{ node: unknown }, never>(
      `{ node(id: "${ids[0]}") { id } }`,
    )
    expect(own.data).toEqual({ node: { id: ids[0] } })
  })

  test.each([
    [{}, 'REQUIRED', null],
    [{ ids: Array.from({ length: 101 }, () => 'x') }, 'TOO_LONG', 100],
  ])('names the fault of marking %#', async (input, code, limit) => {
    const { notificationMarkRead } = await house.owner.client.get(MARK_READ, { input })
    const errors = readFragment(USER_ERROR, notificationMarkRead.userErrors)
    expect(errors).toMatchObject([{ code, path: ['ids'], limit }])
  })
})

describe('what is read in one tab', () => {
  test('is read in the others, and nobody else hears of it', async () => {
    const { client } = house.developer
    await anApp('LIVE', 'In two tabs')
    await everythingTold(platform)
    const { viewer } = await client.get(INBOX, { first: 1 })
    const ids = viewer?.notifications.nodes.map(({ id }) => id) ?? []
    const before = viewer?.unreadNotifications ?? 0
    const tab = await client.watch(NOTIFICATIONS_READ, {})
    const stranger = await house.stranger.client.watch(NOTIFICATIONS_READ, {})
    await client.get(MARK_READ, { input: { ids } })
    const [one] = await tab.until(1)
    expect(one?.event).toMatchObject({ ids, viewer: { unreadNotifications: before - 1 } })
    await client.get(MARK_READ, { input: { ids } }) // nothing left to mark, nothing to tell
    await client.get(MARK_READ, { input: { all: true } })
    const events = (await tab.until(2)).map(({ event }) => event.ids)
    expect(events).toEqual([ids, null])
    await tab.stop()
    const again = await client.watch(NOTIFICATIONS_READ, { after: one?.event.cursor })
    const [missed] = await again.since(one?.event.cursor, 1)
    expect(missed?.event).toMatchObject({ ids: null, viewer: { unreadNotifications: 0 } })
    expect(stranger.received).toEqual([])
    await Promise.all([again.stop(), stranger.stop()])
    const visitor = await anonymous(platform).watch(NOTIFICATIONS_READ, {})
    await vi.waitFor(() => expect(visitor.faults).not.toEqual([]), { timeout: 20_000 })
    await visitor.stop()
  })
})

describe('what is told', () => {
  test('arrives live, with the count, and resumes where a connection was lost', async () => {
    const { client } = house.developer
    const watch = await client.watch(NOTIFICATION_ADDED, {})
    const stranger = await house.stranger.client.watch(NOTIFICATION_ADDED, {})
    await anApp('LIVE', 'First')
    const [seen] = await watch.until(1)
    expect(seen?.event.notification.title).toBe('First: live')
    expect(seen?.event.viewer.unreadNotifications).toBeGreaterThan(0)
    await watch.stop()
    await anApp('LIVE', 'Second')
    await anApp('LIVE', 'Third')
    await everythingTold(platform)
    const again = await client.watch(NOTIFICATION_ADDED, { after: seen?.event.cursor })
    const missed = (await again.since(seen?.event.cursor, 2)).map(
      ({ event }) => event.notification.title,
    )
    expect(missed).toEqual(['Second: live', 'Third: live'])
    expect(stranger.received).toEqual([])
    await Promise.all([again.stop(), stranger.stop()])
  })

  test('is told once, however often the event is handed over', async () => {
    await anApp('IN_REVIEW', 'Only once')
    await everythingTold(platform)
    const counts = () =>
      column<number>(
        platform,
        `select (select count(*) from notification)::int * 1000 + (select count(*) from mail_delivery)::int`,
      )
    const before = await counts()
    const mails = platform.mails.length
    await query(
      platform.databaseUrl,
      `update outbox_message set delivered_at = null, attempts = 0 where type <> 'account.registered'`,
    )
    await everythingTold(platform)
    expect(await counts()).toEqual(before)
    expect(platform.mails.length).toBe(mails)
  })

  test('of an app that is gone is told to nobody', async () => {
    const mails = platform.mails.length
    await happened(platform, {
      ...{ type: 'jwks.unreachable', reason: 'x', vendorId: localId(house.owner.vendorId) },
      appId: crypto.randomUUID(),
    })
    await everythingTold(platform)
    expect(platform.mails.length).toBe(mails)
  })

  test('R122 goes to the registered address, which need not be an account', async () => {
    const version = await anApp('LIVE', 'Registered')
    await query(platform.databaseUrl, 'update app set support_contact = $1 where slug = $2', [
      'Help@Vendor.example',
      version.app.slug,
    ])
    await happened(platform, {
      ...{ type: 'attestation.overdue', days: 30, appVersionId: localId(version.id) },
      ...{ appId: localId(version.app.id), vendorId: localId(house.owner.vendorId) },
    })
    const mail = await platform.mailTo('help@vendor.example', /attestation overdue/)
    expect(mail.body).toContain('That is 30 days ago')
    expect(mail.body).toContain('this address is registered for Registered')
    expect(mail.body).not.toContain('/account/notices')
    await everythingTold(platform)
    expect(await titles(house.owner)).toContain('Registered: attestation overdue')
    const toOwner = platform.mails.filter(({ to }) => to === house.owner.email)
    expect(toOwner.some(({ subject }) => subject.startsWith('Registered: attestation'))).toBe(false)
  })
})

test('a mail that fails for one is repeated for that one alone', async () => {
  const sent: string[] = []
  let refusals = 2
  const mailer = {
    async send({ to, subject }: { to: string; subject: string }) {
      if (to === refused && refusals > 0) {
        refusals -= 1
        throw new Error('550 smtp://user:geheim@mail.example said no\nand more')
      }
      sent.push(`${to} ${subject}`)
    },
  }
  let refused = ''
  const other = await startTestPlatform({ ports: { mailer } })
  const cast = await aHouse(other)
  refused = cast.developer.email
  await anAppVersion({ owner: cast.owner, reviewer: cast.admin }, { status: 'LIVE', name: 'Half' })
  const failed = `select last_error from mail_delivery where recipient = $1 and last_error is not null`
  await eventually(async () => expect(await column(other, failed, [refused])).toHaveLength(1))
  expect(await column(other, failed, [refused])).toEqual(['550 smtp://mail.example said no'])
  await everythingTold(other)
  expect(sent.filter((line) => line.endsWith('Half: live')).toSorted()).toEqual(
    [`${cast.owner.email} Half: live`, `${refused} Half: live`].toSorted(),
  )
  expect(
    await column(other, `select attempts from mail_delivery where recipient = $1`, [refused]),
  ).toEqual([3])
  await other.stop()
})
