import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aPerson, type Person, type Version } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { anAppVersion, move, REASON, reject } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { APP_MESSAGE_ADDED, INBOX, MESSAGES_MARK_READ, THREAD } from './documents.ts'
import { aHouse, aNextVersion, type House, joins, post } from './people.ts'

let platform: TestPlatform
let house: House
beforeAll(async () => {
  platform = await startTestPlatform()
  house = await aHouse(platform)
})
afterAll(() => platform?.stop())

const anApp = (name: string, status: 'IN_REVIEW' | 'LIVE' = 'IN_REVIEW') =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status, name })

async function thread({ client }: Pick<Person, 'client'>, { app }: Version) {
  const answer = await client.get(THREAD, { slug: app.slug })
  return answer.app
}

const bodies = async (person: Pick<Person, 'client'>, version: Version) =>
  (await thread(person, version))?.messages.nodes.map(({ body }) => body)

const unread = async (person: Pick<Person, 'client'>, version: Version) =>
  (await thread(person, version))?.unreadMessages

/** How many notices about an app are in somebody's inbox. */
async function told({ client }: Pick<Person, 'client'>, { app }: Version): Promise<number> {
  const { viewer } = await client.get(INBOX, {})
  return viewer?.notifications.nodes.filter((one) => one.app?.slug === app.slug).length ?? 0
}

describe('the thread of an app', () => {
  test('R034 has all versions, latest first, each message with its version', async () => {
    const first = await anApp('Many versions', 'LIVE')
    await post(house.intake, { versionId: first.id, body: 'About the first' })
    const second = await aNextVersion(house.owner, first)
    await post(house.owner, { versionId: second.id, body: 'About the second' })
    const app = await thread(house.developer, first)
    expect(app?.messages).toMatchObject({
      totalCount: 2,
      nodes: [
        { body: 'About the second', appVersion: { number: 2 } },
        { body: 'About the first', appVersion: { number: 1 } },
      ],
    })
    expect(app?.latestMessage?.body).toBe('About the second')
    const page = await house.owner.client.get(THREAD, { slug: first.app.slug, first: 1 })
    expect(page.app?.messages.pageInfo.hasNextPage).toBe(true)
    const after = page.app?.messages.pageInfo.endCursor
    const rest = await house.owner.client.get(THREAD, { slug: first.app.slug, after })
    expect(rest.app?.messages.nodes.map(({ body }) => body)).toEqual(['About the first'])
  })

  test.each([
    ['requestChanges', 'IN_REVIEW'],
    ['suspend', 'LIVE'],
  ] as const)('R034 has the reason of %s, and tells of it once', async (step, status) => {
    const version = await anApp(`Thread of ${step}`, status)
    const watch = await house.developer.client.watch(APP_MESSAGE_ADDED, { appId: version.app.id })
    await everythingTold(platform)
    const before = await told(house.developer, version)
    accepted(await move(house.admin, step, version, REASON))
    expect(await bodies(house.developer, version)).toEqual([REASON])
    expect(await unread(house.developer, version)).toBe(1)
    expect((await watch.until(1))[0]?.event.message.body).toBe(REASON)
    await everythingTold(platform)
    expect(await told(house.developer, version)).toBe(before + 1)
    await watch.stop()
  })

  test('R031 has the reason of a rejection', async () => {
    const version = await anApp('Thread of a rejection')
    accepted(await reject(house.admin, version))
    expect(await bodies(house.developer, version)).toEqual([REASON])
  })

  test('keeps messages of a withdrawn version from reviewers until it comes back', async () => {
    const version = await anApp('Withdrawn', 'LIVE')
    const next = await aNextVersion(house.owner, version)
    await post(house.intake, { versionId: next.id, body: 'A question' })
    expect(await bodies(house.admin, next)).toEqual(['A question'])
    await move(house.owner, 'withdraw', next)
    expect(await bodies(house.admin, next)).toEqual([])
    expect(await unread(house.admin, next)).toBe(0)
    expect(await bodies(house.owner, next)).toEqual(['A question'])
  })
})

describe('what is unread', () => {
  test('is counted per person, and only of others', async () => {
    const version = await anApp('Counted')
    await post(house.intake, { versionId: version.id, body: 'One' })
    await post(house.technical, { versionId: version.id, body: 'Two' })
    await post(house.owner, { versionId: version.id, body: 'Three' })
    const people = [house.owner, house.developer, house.intake, house.admin]
    const counts = await Promise.all(people.map((person) => unread(person, version)))
    expect(counts).toEqual([2, 3, 2, 3])
  })

  test('ends where somebody has read to, and never moves back', async () => {
    const version = await anApp('Marked')
    const one = await post(house.intake, { versionId: version.id, body: 'One' })
    const two = await post(house.intake, { versionId: version.id, body: 'Two' })
    const mark = async (person: Pick<Person, 'client'>, upTo?: string) => {
      const input = { appId: version.app.id, upTo }
      const { messagesMarkRead } = await person.client.get(MESSAGES_MARK_READ, { input })
      return messagesMarkRead.app?.unreadMessages
    }
    expect(await mark(house.owner, one)).toBe(1)
    expect(await unread(house.developer, version)).toBe(2)
    expect(await mark(house.owner, two)).toBe(0)
    expect(await mark(house.owner, one)).toBe(0)
    await post(house.intake, { versionId: version.id, body: 'Three' })
    expect(await unread(house.owner, version)).toBe(1)
    expect(await mark(house.owner)).toBe(0)
  })

  test('changes live for whoever watches all their apps', async () => {
    const version = await anApp('Watched')
    const watch = await house.developer.client.watch(APP_MESSAGE_ADDED, {})
    const stranger = await house.stranger.client.watch(APP_MESSAGE_ADDED, {})
    await post(house.intake, { versionId: version.id, body: 'Live' })
    const [seen] = await watch.until(1)
    expect(seen?.event.appVersion.app).toEqual({
      unreadMessages: 1,
      latestMessage: { body: 'Live' },
    })
    await watch.stop()
    await post(house.intake, { versionId: version.id, body: 'While away' })
    const again = await house.developer.client.watch(APP_MESSAGE_ADDED, {
      appId: version.app.id,
      after: seen?.event.cursor,
    })
    expect((await again.since(seen?.event.cursor, 1))[0]?.event.message.body).toBe('While away')
    expect(stranger.received).toEqual([])
    await Promise.all([again.stop(), stranger.stop()])
  })
})

describe('a note for reviewers', () => {
  const SECRET = 'The vendor sounds evasive'

  /** Somebody of the vendor who also reviews for the hospital: the vendor all the same. */
  async function aDoubleAgent(): Promise<Person> {
    const agent = await aPerson(platform, { roles: ['INTAKE_REVIEWER', 'APP_ADMIN'] })
    await joins(platform, house.owner, { id: agent.id, role: 'DEVELOPER' })
    return agent
  }

  test('reaches no one of the vendor by any road', async () => {
    const agent = await aDoubleAgent()
    const vendor = [house.owner, house.developer, house.onlooker, agent]
    const version = await anApp('Secret')
    const watches = await Promise.all(
      vendor.map(({ client }) => client.watch(APP_MESSAGE_ADDED, { after: '0' })),
    )
    const mails = platform.mails.length
    const id = await post(house.technical, {
      versionId: version.id,
      body: SECRET,
      isInternal: true,
    })
    expect(await bodies(house.intake, version)).toEqual([SECRET])
    const last = await post(house.technical, { versionId: version.id, body: 'Thank you' })
    await everythingTold(platform)
    for (const [index, { client, email }] of vendor.entries()) {
      expect(await bodies({ client }, version)).toEqual(['Thank you'])
      expect(await unread({ client }, version)).toBe(1)
      const asked = await client.ask<Record<string, unknown>, never>(`{
        one: node(id: "${id}") { id }
        version: node(id: "${version.id}") { ... on AppVersion { messages { totalCount nodes { body } } latestMessage { body }
          activity { nodes { action actorName sentence reason } } } }
      }`)
      expect(asked.data?.one).toBeNull()
      const inbox = await client.get(INBOX, {})
      const told = JSON.stringify([asked.data, inbox, watches[index]?.received])
      expect(told).not.toContain(SECRET)
      expect(told).not.toContain('a note for reviewers')
      const mailed = platform.mails.slice(mails).filter(({ to }) => to === email)
      expect(JSON.stringify(mailed)).not.toMatch(/evasive|note for reviewers/)
    }
    expect(JSON.stringify(platform.mails)).not.toContain(SECRET)
    expect(last).not.toBe(id)
    await Promise.all(watches.map((watch) => watch.stop()))
  })

  test('cannot be written by somebody of the vendor, whatever else they are', async () => {
    const agent = await aDoubleAgent()
    const version = await anApp('Own note')
    const text = `mutation { messagePost(input: { versionId: "${version.id}", body: "x", visibility: REVIEWERS_ONLY }) { userErrors { code } } }`
    expect(await agent.client.codes(text)).toEqual(['FORBIDDEN'])
    expect(await house.owner.client.codes(text)).toEqual(['FORBIDDEN'])
  })
})
