import { decodeJwt, importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { signingKeys } from '../../../api/queries/access/signing-keys.ts'
import {
  accepted,
  anonymous,
  aReviewer,
  aVendor,
  clientOf,
  hearingOf,
  type VendorOwner,
} from '../../support/builders.ts'
import { GraphqlClient, Watch } from '../../support/graphql-client.ts'
import { anAppVersion, approve, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { LISTING_CHANGED, MESSAGE_ADDED, QUEUE_CHANGED, STATUS_CHANGED } from './subscriptions.ts'

let platform: TestPlatform
let owner: VendorOwner
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, cast] = await Promise.all([aVendor(platform), aReviewer(platform)]).then(
    ([vendor, reviewer]) => [vendor, { owner: vendor, reviewer }],
  )
})
afterAll(() => platform?.stop())

const COSTLY = `subscription { appVersionStatusChanged { appVersion { app { vendor { apps(first: 100) { nodes {
  versions { messages(first: 100) { nodes { author { name } } } activity(first: 100) { nodes { id } } } } } } } } } }`

const DEEP = `subscription { appVersionStatusChanged { ${'appVersion { app { vendor { apps(first: 1) { nodes { latestVersion { app { vendor { apps(first: 1) { nodes { latestVersion { id '} ${'} '.repeat(13)}`

/** A token of our own authorization server that ends when a test wants it to. */
async function tokenUntil(seconds: number): Promise<string> {
  const keys = await signingKeys(platform.orm.em.fork(), 'PRODUCTION')
  const sealed = keys.find(({ alg }) => alg === 'ES256')
  const key: JWK | undefined = sealed && platform.ports.signingKeys.open(sealed)
  const { gh_grant } = decodeJwt(owner.client.token ?? '')
  return new SignJWT({ sub: owner.id, client_id: 'gatehouse-portal', gh_grant })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key?.kid ?? '' })
    .setIssuer(platform.urls.issuer.PRODUCTION)
    .setAudience(platform.urls.graphql)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(await importJWK(key ?? {}, 'ES256'))
}

describe('a socket', () => {
  test('without a token hears what is public and nothing else', async () => {
    const visitor = anonymous(platform)
    const refused = await Promise.all([
      visitor.watch(STATUS_CHANGED, {}),
      visitor.watch(QUEUE_CHANGED, {}),
      visitor.watch(MESSAGE_ADDED, { versionId: 'x' }),
    ])
    for (const watch of refused) {
      await watch.over()
      expect(watch.faults).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
      await watch.stop()
    }
    const gallery = await anonymous(platform).watch(LISTING_CHANGED, {})
    expect(gallery.faults).toEqual([])
    await gallery.stop()
  })

  test.each([
    ['{ organization { name } }', 'BAD_REQUEST'],
    ['mutation { accountVerifyEmail(token: "x") { accepted } }', 'BAD_REQUEST'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { galleryListingChanged(after: "\\u0000") { cursor } }', 'BAD_USER_INPUT'],
    [COSTLY, 'COST_LIMIT'],
    [DEEP, 'DEPTH_LIMIT'],
    [`subscription { a(x: ${'['.repeat(50_000)}`, 'GRAPHQL_PARSE_FAILED'],
  ])('that asks %j is refused with %s', async (text, code) => {
    const watch = new Watch(platform.urls.graphql.replace('http', 'ws'), owner.client.token)
    await watch.begin(text, {}, platform.streams.next())
    await watch.over()
    expect(watch.faults).toMatchObject([{ extensions: { code, requestId: expect.any(String) } }])
    await watch.stop()
  })

  test('says failures of the platform in the same masked words', async () => {
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const watch = await owner.client.watch(STATUS_CHANGED, { appId: version.app.id })
    await query(platform.databaseUrl, 'alter table app rename to app_away')
    await query(platform.databaseUrl, EVENT, ['RESUBMIT', localId(version.id)])
    await vi.waitFor(() => expect(watch.faults).toHaveLength(1), { timeout: 20_000 })
    await query(platform.databaseUrl, 'alter table app_away rename to app')
    const [fault] = watch.faults
    expect(fault).toMatchObject({
      message: expect.stringContaining('Something went wrong on our side'),
      extensions: { code: 'INTERNAL', requestId: expect.any(String) },
    })
    expect(JSON.stringify(fault)).not.toContain('app_away')
    const id = fault?.extensions.requestId ?? '?'
    expect(platform.logs.some((line) => line.includes(id))).toBe(true)
    await watch.stop()
  })
})

const clientWith = (token: string) =>
  new GraphqlClient(platform.urls.graphql, token, hearingOf(platform))

describe('the token of a socket', () => {
  test.each(['nonsense', ''])(
    'with the token %j is closed, so that its client comes back with another',
    async (token) => {
      const client = clientWith(token || `${owner.client.token}x`)
      const watch = await client.watch(LISTING_CHANGED, {})
      expect(await watch.over()).toBe(4403)
      expect(watch.received).toEqual([])
    },
  )

  test('ends with its token', async () => {
    const client = clientWith(await tokenUntil(3))
    const watch = await client.watch(STATUS_CHANGED, {})
    const { app } = await anAppVersion(cast, { status: 'IN_REVIEW' })
    expect((await watch.until(1))[0]?.event.appVersion.app.id).toBe(app.id)
    expect(await watch.over()).toBe(4403)
  })

  test('of an account that was closed hears nothing more', async () => {
    const vendor = await aVendor(platform)
    const theirs = { owner: vendor, reviewer: cast.reviewer }
    const version = await anAppVersion(theirs, { status: 'IN_REVIEW' })
    const watch = await vendor.client.watch(STATUS_CHANGED, {})
    const witness = await cast.reviewer.client.watch(STATUS_CHANGED, { appId: version.app.id })
    await query(platform.databaseUrl, 'update user_account set disabled_at = now() where id = $1', [
      vendor.id,
    ])
    await approve(cast.reviewer, version)
    await witness.until(2)
    expect(watch.received).toEqual([])
    await Promise.all([watch.stop(), witness.stop()])
  })
})

describe('two processes on one database', () => {
  test('both deliver a change made at either', async () => {
    const twin = await startTestPlatform({ databaseUrl: platform.databaseUrl })
    const client = await clientOf(twin, owner)
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const here = await owner.client.watch(STATUS_CHANGED, { appId: version.app.id })
    const there = await client.watch(STATUS_CHANGED, { appId: version.app.id })
    const asked = accepted(await move(cast.reviewer, 'requestChanges', version, REASON))
    await move({ client }, 'resubmit', asked, REASON)
    const expected = ['REQUEST_CHANGES', 'RESUBMIT']
    for (const watch of [here, there]) {
      expect((await watch.until(2)).map(({ event }) => event.transition)).toEqual(expected)
    }
    await here.stop()
    await twin.stop() // while somebody listens: told to come back, not to give up
    expect(await there.over()).toBe(1001)
  })
})

const localId = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]

/** Writes an event as a transaction of its own would, and leaves the commit to the caller. */
const EVENT = `insert into outbox_message (id, organization_id, created_at, type, payload, next_attempt_at, delivered_at)
  select gen_random_uuid(), organization_id, now(), 'app-version.moved',
    (payload::jsonb || jsonb_build_object('transition', $1::text)), now(), now()
  from outbox_message where type = 'app-version.moved' and payload->>'appVersionId' = $2 limit 1`

describe('the stream of events', () => {
  test('loses none whose transaction commits later than its number', async () => {
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const id = localId(version.id)
    const watch = await owner.client.watch(STATUS_CHANGED, { appId: version.app.id, after: '0' })
    await watch.until(1)
    const slow = await platform.pool.connect()
    await slow.query('begin')
    await slow.query(EVENT, ['REQUEST_CHANGES', id])
    await platform.pool.query(EVENT, ['RESUBMIT', id])
    await watch.until(2)
    await slow.query('commit')
    slow.release()
    const events = (await watch.until(3)).map(({ event }) => event.transition)
    expect(events).toEqual(['SUBMIT', 'RESUBMIT', 'REQUEST_CHANGES'])
    await watch.stop()
  })

  test('goes on after the connection to the database was lost for a while, with one listener', async () => {
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const watch = await owner.client.watch(STATUS_CHANGED, { appId: version.app.id })
    const name = new URL(platform.databaseUrl).pathname.slice(1)
    const admin = (statement: string) => query(inject('adminUrl'), statement)
    const tries = () => platform.logs.filter((line) => line.includes('connecting again')).length
    const before = tries()
    await admin(`alter database ${name} with allow_connections false`)
    await admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and query like 'listen%'`,
    )
    await vi.waitFor(() => expect(tries()).toBeGreaterThanOrEqual(before + 4), { timeout: 20_000 })
    await admin(`alter database ${name} with allow_connections true`)
    await move(cast.reviewer, 'requestChanges', version, REASON)
    const [event] = await watch.until(1)
    expect(event?.event.transition).toBe('REQUEST_CHANGES')
    const listeners = await admin(
      `select 1 from pg_stat_activity where datname = '${name}' and query like 'listen%'`,
    )
    expect(listeners).toHaveLength(1)
    await watch.stop()
  })
})
