import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localIdOf } from '../documents/uploads.ts'
import { recertify } from './recertification-steps.ts'

const DAY = 86_400_000

let platform: TestPlatform
let admin: Person
let security: Person
let version: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  const owner = await aVendor(platform)
  ;[admin, security] = await Promise.all([
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
  ])
  version = await anAppVersion({ owner, reviewer: admin }, { status: 'LIVE' })
})
afterAll(() => platform?.stop())

async function jobsWhenDueIn(days: number): Promise<Date> {
  const dueAt = new Date(Date.now() + days * DAY)
  const set = 'update app set recertification_due_at = $1 where id = $2'
  await query(platform.databaseUrl, set, [dueAt, localIdOf(version.app.id)])
  await query(platform.databaseUrl, 'delete from scheduled_job')
  await platform.runDueJobs()
  return dueAt
}

const stageNow = async () => (await stagesOf(security, version)).byName.get('RECERTIFICATION')

const openings = () =>
  column<string>(
    platform,
    `select detail->>'stage' from audit_event where app_version_id = $1 and action = 'stage.opened'
     and detail->>'stage' = 'RECERTIFICATION'`,
    [localIdOf(version.id)],
  )

test('the stage opens a month before it is due, once for each date, and closes with the decision', async () => {
  await jobsWhenDueIn(40)
  expect((await stageNow())?.state).toBe('NOT_STARTED')
  const dueAt = await jobsWhenDueIn(20)
  const opened = await stageNow()
  expect(opened).toMatchObject({ state: 'IN_PROGRESS', ownerRoles: ['SECURITY_REVIEWER'] })
  expect(Date.parse(opened?.dueAt ?? '')).toBe(dueAt.getTime())
  expect(opened?.checklist.length).toBeGreaterThan(0)
  await jobsWhenDueIn(10)
  expect(await openings()).toHaveLength(1)
  accepted(await recertify(security, version, 'KEEP'))
  expect((await stageNow())?.state).toBe('PASSED')
  await platform.runDueJobs()
  expect((await stageNow())?.state).toBe('PASSED')
  await jobsWhenDueIn(5)
  expect((await stageNow())?.state).toBe('IN_PROGRESS')
  expect(await openings()).toHaveLength(2)
})
