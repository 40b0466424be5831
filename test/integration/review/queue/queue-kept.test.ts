import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  aVendor,
  type Person,
  type Version,
} from '../../../support/builders.ts'
import { everythingTold } from '../../../support/facts.ts'
import { anAppVersion, move, REASON } from '../../../support/lifecycle.ts'
import { query } from '../../../support/sql.ts'
import { statementsOf } from '../../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../../support/test-platform.ts'
import { localId } from '../../notices/people.ts'
import { assignStages, personId, wholeQueue } from './queue-steps.ts'

const DAY = 86_400_000
const BEGIN = new Date('2027-03-09T15:00:00Z')

let now = BEGIN
let keeping: TestPlatform
let forgetting: TestPlatform
let reviewer: Person
/** Asks the one that reads every line anew. */
let witness: Person
let version: Version

beforeAll(async () => {
  const ports = { clock: { now: () => now } }
  keeping = await startTestPlatform({ ports })
  const { databaseUrl } = keeping
  forgetting = await startTestPlatform({ databaseUrl, ports, env: { QUEUE_LINES_KEPT: '0' } })
  const owner = await aVendor(keeping)
  reviewer = await aReviewer(keeping)
  witness = await aReviewer(forgetting)
  version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name: 'Sleep plan' })
  await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name: 'Heart notes' })
})
afterAll(async () => {
  await forgetting?.stop()
  await keeping?.stop()
})

const lines = async (who: Person) => (await wholeQueue(who)).entries
const sql = (text: string, values: unknown[] = []) => query(keeping.databaseUrl, text, values)
const later = (days: number) => async () => {
  now = new Date(now.getTime() + days * DAY)
}

/** In this order: some need what was before. */
const CHANGES: [what: string, change: () => Promise<unknown>][] = [
  [
    'somebody takes a stage on',
    async () => {
      const entry = (await lines(reviewer)).find(({ name }) => name === 'Heart notes')
      const [stage] = entry?.stages ?? []
      if (!entry || !stage) throw new Error('No stage is open.')
      const { errors } = await assignStages(reviewer, {
        stages: [{ versionId: entry.id, stage: stage.stage, expectedRevision: stage.revision }],
        assigneeId: personId(reviewer),
      })
      expect(errors).toEqual([])
    },
  ],
  [
    'that person has another name',
    () =>
      sql(`update user_account set last_name = 'Renamed' where id = $1`, [
        localId(personId(reviewer)),
      ]),
  ],
  ['the risk is rated higher', () => sql(`update app set risk_tier = 'CRITICAL'`)],
  ['the vendor has another name', () => sql(`update vendor set legal_business_name = 'Other Ltd'`)],
  ['the vendor was called back', () => sql('update vendor set contact_verified_at = now()')],
  ['a day passes', later(1)],
  ['weeks pass', later(40)],
  ['the clock is set back', later(-20)],
  [
    'a holiday is set',
    () =>
      sql(
        `insert into holiday (id, organization_id, created_at, day, name)
         values (gen_random_uuid(), $1, now(), '2027-03-15', 'Away')`,
        [keeping.organization.id],
      ),
  ],
  [
    'the hospital moves far east',
    () =>
      sql(`update organization set settings = settings || '{"timeZone": "Pacific/Kiritimati"}'`),
  ],
  [
    'changes are asked for',
    async () => void accepted(await move(reviewer, 'requestChanges', version, REASON)),
  ],
  [
    'the app becomes a backend service',
    () =>
      sql(`update app_version set client_type = 'BACKEND_SERVICE' where id = $1`, [
        localId(version.id),
      ]),
  ],
  [
    'the version is called something else, and asks for all patients',
    async () => {
      const id = localId(version.id)
      await sql(
        `with scope as (
           insert into scope_request (id, organization_id, created_at, app_version_id, position, scope, purpose, decision)
           values (gen_random_uuid(), $2, now(), $1, 90, 'system/Observation.rs', 'Compares wards.', 'PENDING'))
         update app_version set name = 'Sleep plan 2' where id = $1`,
        [id, keeping.organization.id],
      )
    },
  ],
]

test.each(CHANGES)('a line that is kept is read again when %s', async (_, change) => {
  const before = await lines(reviewer)
  expect(before).toEqual(await lines(witness))
  await change()
  const after = await lines(reviewer)
  expect(after).not.toEqual(before)
  expect(after).toEqual(await lines(witness))
})

test('lines that are kept are not read again', async () => {
  await everythingTold(keeping)
  const read = async (who: Person) => {
    const statements = await statementsOf(() => lines(who))
    return statements.filter((text) => text.includes('isVendorVerified')).length
  }
  expect([await read(reviewer), await read(witness)]).toEqual([0, 1])
})
