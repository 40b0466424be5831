import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PostgresPubSub } from '../../../api/adapters/postgres-pub-sub.ts'
import { aReviewer, aVendor, type Version } from '../../support/builders.ts'
import { eventually } from '../../support/eventually.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { STATUS_CHANGED } from './subscriptions.ts'

let platform: TestPlatform
let cast: Cast
let version: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
  version = await anAppVersion(cast, { status: 'IN_REVIEW' })
})
afterAll(() => platform?.stop())

const COPY = `insert into outbox_message (id, organization_id, created_at, type, payload, next_attempt_at, delivered_at)
  select $1, organization_id, now(), type, payload || jsonb_build_object('reason', $2::text), now(), now()
  from outbox_message where type = 'app-version.moved' order by sequence limit 1 returning sequence`

/** A transaction that has told something and is not committed yet. */
async function telling(reason: string) {
  const client = new pg.Client(platform.databaseUrl)
  await client.connect()
  await client.query('begin')
  await client.query(COPY, [randomUUID(), reason])
  return async () => {
    await client.query('commit')
    await client.end()
  }
}

const tell = (reason: string) => query(platform.databaseUrl, COPY, [randomUUID(), reason])

test('who comes back hears what committed later under a lower number', async () => {
  const variables = { appId: version.app.id, after: null }
  const watch = await cast.owner.client.watch(STATUS_CHANGED, variables)
  await tell('long before')
  const commitFirst = await telling('began first')
  await tell('committed first')
  const heard = await watch.until(2)
  expect(heard.map(({ event }) => event.reason)).toEqual(['long before', 'committed first'])
  await watch.stop()

  await commitFirst()
  const after = heard[1]?.event.cursor ?? ''
  const back = await cast.owner.client.watch(STATUS_CHANGED, { ...variables, after })
  const reasons = () => back.received.map(({ event }) => event.reason)
  await eventually(() => expect(reasons()).toContain('began first'))
  expect(reasons()).not.toContain('committed first')
  await tell('later')
  await eventually(() => expect(reasons().at(-1)).toBe('later'))
  await back.stop()
})

test('so does a replica whose connection was lost, and it tells nothing twice', async () => {
  const { pubSub } = platform.ports
  if (!(pubSub instanceof PostgresPubSub)) throw new Error('another pub-sub')
  const stream = pubSub.subscribe(['app-version.moved'])
  const next = async () => (await stream.next()).value?.event.reason
  const commitFirst = await telling('overlapped')
  await tell('heard')
  expect(await next()).toBe('heard')
  const listening = `select pid from pg_stat_activity where datname = current_database() and query = 'listen gatehouse_event'`
  await query(platform.databaseUrl, `select pg_terminate_backend(pid) from (${listening}) one`)
  await commitFirst()
  expect(await next()).toBe('overlapped')
  await tell('afterwards')
  expect(await next()).toBe('afterwards')
  await stream.return?.()
})
