import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BALL_MOVES } from '../../../../schema/vocabulary/review-clock.ts'
import { GOVERNANCE_STAGES, STAGE_STATES } from '../../../../schema/vocabulary/stage.ts'
import { aReviewer, aVendor, type Person } from '../../../support/builders.ts'
import { anAppVersion } from '../../../support/lifecycle.ts'
import { query } from '../../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../../support/test-platform.ts'
import { personId, wholeQueue, workloadOf } from './queue-steps.ts'
import { type History, writeHistories } from './queue-world.ts'

/** A Wednesday; what it is in the zone of the hospital is the day before. */
const NOW = new Date('2027-03-10T02:30:00Z')
const ZONE = 'America/New_York'
const HOLIDAYS = ['2027-02-15', '2027-03-08', '2027-01-18', '2027-02-20']
const MINUTE = 60_000
const DAYS = 90
const VERSIONS = 120
/** Another one makes other histories. */
const SEED = 20_261_122

let platform: TestPlatform
let reviewer: Person
let busy: Person
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock: { now: () => NOW } } })
  const [owner, admin, other] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'INTAKE_REVIEWER'),
  ])
  reviewer = admin
  busy = other
  const like = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name: 'Pattern' })
  const { databaseUrl, organization } = platform
  await query(
    databaseUrl,
    `update organization set settings = settings || jsonb_build_object('timeZone', $1::text)`,
    [ZONE],
  )
  await query(
    databaseUrl,
    `insert into holiday (id, organization_id, created_at, day, name)
     select gen_random_uuid(), $1, now(), d, 'Away' from unnest($2::date[]) d`,
    [organization.id, HOLIDAYS],
  )
  const histories = fc.sample(history(), { numRuns: VERSIONS, seed: SEED })
  await writeHistories(
    platform,
    like,
    histories.map((each, n) => ({ ...each, name: `App ${n}` })),
  )
})
afterAll(() => platform?.stop())

const moment = () =>
  fc.integer({ min: 1, max: DAYS * 24 * 60 }).map((ago) => new Date(NOW.getTime() - ago * MINUTE))

/** Anything the tables could hold, what the lifecycle never writes included. */
function history(): fc.Arbitrary<History> {
  const move = fc.record({ action: fc.constantFrom(...Object.keys(BALL_MOVES)), at: moment() })
  const stage = fc.record({
    stage: fc.constantFrom(...GOVERNANCE_STAGES),
    state: fc.oneof(fc.constant('IN_PROGRESS'), fc.constantFrom(...STAGE_STATES)),
    startedAt: fc.option(moment(), { freq: 8 }),
    dueAt: fc.option(
      fc
        .integer({ min: -20, max: 20 })
        .map((days) => new Date(NOW.getTime() + days * 24 * 60 * MINUTE + MINUTE)),
    ),
    decidedAt: fc.option(moment()),
    ownerId: fc.constantFrom(null, () => busy.id).map((of) => (of ? of() : null)),
  })
  return fc.record({
    name: fc.constant(''),
    isPatientFacing: fc.boolean(),
    moves: fc
      .tuple(
        moment().map((at) => ({ action: 'app-version.submit', at })),
        fc.array(move, { maxLength: 5 }),
      )
      .map(([first, more]) => [first, ...more].toSorted((a, b) => a.at.getTime() - b.at.getTime())),
    stages: fc.uniqueArray(stage, { maxLength: 4, selector: (each) => each.stage }),
  })
}

test('what SQL sorts and filters by is what the clock reads', async () => {
  const { entries: all } = await wholeQueue(reviewer)
  expect(all).toHaveLength(VERSIONS + 1)
  const byDue = (await wholeQueue(reviewer, { sort: 'DUE_FIRST', first: 17 })).entries
  const left = byDue.map(({ daysLeft }) => daysLeft ?? 1_000_000)
  expect(left).toEqual(left.toSorted((a, b) => a - b))
  expect(new Set(byDue.map(({ id }) => id)).size).toBe(VERSIONS + 1)
  for (const overdue of [true, false]) {
    const { entries, totalCount } = await wholeQueue(reviewer, { filter: { overdue } })
    const expected = all.filter((entry) => entry.isOverdue === overdue)
    expect(entries).toEqual(expected)
    expect(totalCount).toBe(expected.length)
    expect(expected.length).toBeGreaterThan(0)
  }
})

test('the workload counts the same stages as late', async () => {
  const { entries } = await wholeQueue(reviewer)
  const stages = entries.flatMap(({ id, stages }) => stages.map((stage) => ({ ...stage, id })))
  const workload = await workloadOf(reviewer)
  const counted = [null, personId(busy)].map((ownerId) => {
    const own = stages.filter((stage) => stage.ownerId === ownerId)
    return {
      reviewerId: ownerId,
      stageCount: own.length,
      versionCount: new Set(own.map(({ id }) => id)).size,
      overdueCount: own.filter(({ isOverdue }) => isOverdue).length,
    }
  })
  expect(workload).toMatchObject(counted)
})
