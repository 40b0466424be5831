import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { PostgresPubSub } from '../../../api/adapters/postgres-pub-sub.ts'
import {
  accepted,
  anonymous,
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
} from '../../support/builders.ts'
import type { GraphqlClient, Watch } from '../../support/graphql-client.ts'
import { anAppVersion, approve, type Cast, move, REASON, reject } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import {
  LISTING_CHANGED,
  MESSAGE_ADDED,
  MESSAGE_POST,
  QUEUE_CHANGED,
  STATUS_CHANGED,
} from './subscriptions.ts'

let platform: TestPlatform
let cast: Cast
let other: VendorOwner
let patient: Person
/** Those of the house itself. */
let atRest: number
const watches: { stop(): Promise<void> }[] = []
beforeAll(async () => {
  platform = await startTestPlatform()
  atRest = subscribers()
  const [owner, reviewer, second, somebody] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aVendor(platform),
    aPerson(platform),
  ])
  cast = { owner, reviewer }
  other = second
  patient = somebody
})
afterEach(async () => {
  for (const watch of watches.splice(0)) await watch.stop()
  await vi.waitFor(() => expect(subscribers()).toBe(atRest), { timeout: 10_000 })
})
afterAll(() => platform?.stop())

function subscribers(): number {
  const { pubSub } = platform.ports
  return pubSub instanceof PostgresPubSub ? pubSub.subscriberCount : Number.NaN
}

/** Watches until the test is over. */
async function watch<Data, Variables extends Record<string, unknown>>(
  client: GraphqlClient,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Watch<Data>> {
  const opened = await client.watch(document, variables)
  watches.push(opened)
  return opened
}

const inReview = (by: Cast = cast) => anAppVersion(by, { status: 'IN_REVIEW' })

describe('the status of an app', () => {
  test('R003, R028: reaches its vendor and the reviewers as it changes, in order', async () => {
    const version = await inReview()
    const vendor = await watch(cast.owner.client, STATUS_CHANGED, { appId: version.app.id })
    const reviewers = await watch(cast.reviewer.client, STATUS_CHANGED, { appId: version.app.id })
    const queue = await watch(cast.reviewer.client, QUEUE_CHANGED, {})
    const live = accepted(await approve(cast.reviewer, version))
    await move(cast.reviewer, 'suspend', live, REASON)
    for (const each of [vendor, reviewers]) {
      const events = (await each.until(3)).map(({ event }) => event)
      expect(events.map(({ transition, from, to }) => `${transition} ${from} ${to}`)).toEqual([
        'APPROVE IN_REVIEW IN_REVIEW',
        'RELEASE IN_REVIEW LIVE',
        'SUSPEND LIVE SUSPENDED',
      ])
      expect(events[2]).toMatchObject({
        reason: REASON,
        appVersion: { id: version.id, status: 'SUSPENDED' },
      })
      const cursors = events.map(({ cursor }) => Number(cursor))
      expect(cursors).toEqual(cursors.toSorted((a, b) => a - b))
    }
    expect((await vendor.until(3))[2]?.event.appVersion.allowedTransitions).toEqual([])
    expect((await reviewers.until(3))[2]?.event.appVersion.allowedTransitions).toEqual([
      'REINSTATE',
      'RETIRE',
    ])
    expect(await queue.until(3)).toHaveLength(3)
  })

  test('reaches neither another vendor nor a patient', async () => {
    const strangers = await Promise.all(
      [other, patient].map(({ client }) => watch(client, STATUS_CHANGED, {})),
    )
    await reject(cast.reviewer, await inReview())
    const own = await inReview({ owner: other, reviewer: cast.reviewer })
    const [theirs, none] = strangers
    const [first] = (await theirs?.until(1)) ?? []
    expect(first?.event).toMatchObject({ transition: 'SUBMIT', appVersion: { id: own.id } })
    expect(none?.received).toEqual([])
  })

  test('one app alone, when one is asked for', async () => {
    const [first, second] = [await inReview(), await inReview()]
    const one = await watch(cast.owner.client, STATUS_CHANGED, { appId: second.app.id })
    await reject(cast.reviewer, first)
    await reject(cast.reviewer, second)
    const [only] = await one.until(1)
    expect(only?.event.appVersion.id).toBe(second.id)
  })

  test('a withdrawal empties a place in the queue', async () => {
    const version = await inReview()
    const queue = await watch(cast.reviewer.client, QUEUE_CHANGED, {})
    await move(cast.owner, 'withdraw', version)
    const [event] = await queue.until(1)
    expect(event?.event).toMatchObject({
      transition: 'WITHDRAW',
      to: 'DRAFT',
      appVersion: { id: version.id },
    })
  })

  test('the queue is not told to a vendor', async () => {
    const queue = await watch(cast.owner.client, QUEUE_CHANGED, {})
    const own = await watch(cast.owner.client, STATUS_CHANGED, {})
    await reject(cast.reviewer, await inReview())
    await own.until(2)
    expect(queue.received).toEqual([])
  })
})

describe('a lost connection', () => {
  test('is resumed with the cursor: what was missed is replayed once, then it goes on', async () => {
    const version = await inReview()
    const first = await watch(cast.owner.client, STATUS_CHANGED, { appId: version.app.id })
    const asked = accepted(await move(cast.reviewer, 'requestChanges', version, REASON))
    const [seen] = await first.until(1)
    first.cut()
    await vi.waitFor(() => expect(subscribers()).toBe(atRest), { timeout: 10_000 })

    const again = accepted(await move(cast.owner, 'resubmit', asked, REASON))
    const after = seen?.event.cursor ?? ''
    const second = await watch(cast.owner.client, STATUS_CHANGED, { appId: version.app.id, after })
    await second.since(after, 1)
    await reject(cast.reviewer, again)
    const events = (await second.since(after, 2)).map(({ event }) => event.transition)
    expect(events).toEqual(['RESUBMIT', 'REJECT'])
  })

  test.each(['nonsense', '-1', '1e3', "1' or 1=1"])('the cursor %j is refused', async (after) => {
    const refused = await watch(cast.owner.client, STATUS_CHANGED, { after })
    await refused.over()
    expect(refused.faults).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('messages', () => {
  const post = (
    who: Person,
    versionId: string,
    visibility: 'REVIEWERS_ONLY' | 'DEVELOPER_AND_REVIEWERS',
    body: string,
  ) => who.client.get(MESSAGE_POST, { input: { versionId, visibility, body } })

  test('among reviewers stay among reviewers', async () => {
    const version = await inReview()
    const versionId = version.id
    const vendor = await watch(cast.owner.client, MESSAGE_ADDED, { versionId })
    const reviewers = await watch(cast.reviewer.client, MESSAGE_ADDED, { versionId })
    const strangers = await watch(other.client, MESSAGE_ADDED, { versionId })
    await post(cast.reviewer, versionId, 'REVIEWERS_ONLY', 'Looks odd.')
    await post(cast.reviewer, versionId, 'DEVELOPER_AND_REVIEWERS', 'What is this for?')
    const bodies = ({ received }: Watch<{ event: { message: { body: string } } }>) =>
      received.map(({ event }) => event.message.body)
    await Promise.all([vendor.until(1), reviewers.until(2)])
    expect([bodies(vendor), bodies(reviewers), bodies(strangers)]).toEqual([
      ['What is this for?'],
      ['Looks odd.', 'What is this for?'],
      [],
    ])
    const replayed = await watch(cast.owner.client, MESSAGE_ADDED, { versionId, after: '0' })
    await replayed.until(1)
    expect(bodies(replayed)).toEqual(['What is this for?'])
  })
})

test('the gallery is watched by anybody', async () => {
  const listing = await watch(anonymous(platform), LISTING_CHANGED, {})
  const live = await anAppVersion(cast, { status: 'LIVE' })
  await move(cast.reviewer, 'suspend', live, REASON)
  const events = (await listing.until(2)).map(({ event }) => event)
  expect(events).toMatchObject([
    { slug: live.app.slug, isListed: true },
    { slug: live.app.slug, isListed: false },
  ])
})
