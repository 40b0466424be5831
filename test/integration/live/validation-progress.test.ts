import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aDraft,
  anonymous,
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { asked } from '../review/template-steps.ts'
import { RUN_FINISHED } from './subscriptions.ts'

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

async function look({ client }: Pick<Person, 'client'>, { id }: Pick<Version, 'id'>) {
  const { run } = await asked<{ run: { id: string } }>(
    { client },
    'mutation ($id: ID!) { it: validationRunStart(versionId: $id) { run { id } } }',
    { id },
  )
  return run.id
}

test('a run reaches both sides as it ends, and whoever was away reads it by its cursor', async () => {
  const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
  await everythingTold(platform) // what was submitted is looked at by itself
  const sides = await Promise.all(
    [cast.owner, cast.reviewer].map(({ client }) =>
      client.watch(RUN_FINISHED, { versionId: version.id }),
    ),
  )
  const first = await look(cast.owner, version)
  const second = await look(cast.reviewer, version)
  let cursor = ''
  for (const side of sides) {
    const events = (await side.until(2)).map(({ event }) => event)
    expect(events.map(({ run }) => run.id)).toEqual([first, second])
    expect(events[0]?.run.checks.length).toBeGreaterThan(0)
    cursor = events[0]?.cursor ?? ''
    await side.stop()
  }
  const resumed = await cast.owner.client.watch(RUN_FINISHED, {
    versionId: version.id,
    after: cursor,
  })
  expect((await resumed.since(cursor, 1)).map(({ event }) => event.run.id)).toEqual([second])
  await resumed.stop()
  const one = await cast.owner.client.watch(RUN_FINISHED, { runId: second, after: '0' })
  expect((await one.until(1)).map(({ event }) => event.run.id)).toEqual([second])
  await one.stop()
})

test('reaches nobody who may not read it', async () => {
  const refused = await anonymous(platform).watch(RUN_FINISHED, {})
  await refused.over()
  expect(refused.faults).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  await refused.stop()

  const [other, patient] = await Promise.all([aVendor(platform), aPerson(platform)])
  const strangers = await Promise.all(
    [other, patient, cast.reviewer].map(({ client }) => client.watch(RUN_FINISHED, {})),
  )
  await look(cast.owner, await aDraft(cast.owner)) // a draft is of its vendor alone
  const theirs = await anAppVersion({ ...cast, owner: other }, { status: 'IN_REVIEW' })
  await everythingTold(platform)
  const run = await look(other, theirs)
  const [vendor, nobody, reviewer] = strangers
  for (const watching of [vendor, reviewer])
    expect((await watching?.until(2))?.map(({ event }) => event.run.id)).toEqual([
      expect.any(String),
      run,
    ])
  expect(nobody?.received).toEqual([])
  for (const each of strangers) await each.stop()
})
