import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReviewer, type Person, type Version } from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localId } from '../notices/people.ts'
import { inForce, proposePolicy } from '../platform/rule-steps.ts'
import {
  type AttestationWorld,
  attestationWorld,
  publishAnother,
  standing,
} from './attestation-world.ts'

const DAY = 86_400_000
const SLOWLY = 240_000
const time = { ahead: 0 }

let platform: TestPlatform
let world: AttestationWorld
let administrator: Person
beforeAll(async () => {
  const clock = { now: () => new Date(Date.now() + time.ahead) }
  platform = await startTestPlatform({ ports: { clock } })
  ;[world, administrator] = await Promise.all([
    attestationWorld(platform),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
})
afterAll(() => platform?.stop())

test('the grace that policy gives comes before anybody is told', { timeout: SLOWLY }, async () => {
  await graceIs(10)
  const version = await anAppVersion(world, { status: 'LIVE' })
  await publishAnother(world)
  expect(await found(version)).toEqual({ overdue: null, told: [] })
  await daysPass(9)
  expect(await found(version)).toEqual({ overdue: null, told: [] })
  await daysPass(3)
  await daysPass(1)
  expect(await found(version)).toEqual({ overdue: 3, told: [2] })
})

test('a grace that policy takes back is over at once', { timeout: SLOWLY }, async () => {
  await graceIs(30)
  const version = await anAppVersion(world, { status: 'LIVE' })
  await publishAnother(world)
  await daysPass(5)
  expect(await found(version)).toEqual({ overdue: null, told: [] })
  await graceIs(0)
  await daysPass(1)
  expect(await found(version)).toEqual({ overdue: 6, told: [6] })
})

function graceIs(attestationGraceDays: number): Promise<void> {
  return inForce(proposePolicy(world.security, { attestationGraceDays }), administrator)
}

async function daysPass(days: number): Promise<void> {
  time.ahead += days * DAY
  await platform.runDueJobs()
}

/** How many days a version is overdue, and what was said of that each time. */
async function found({ id }: Version) {
  await everythingTold(platform)
  const { attestationOverdueDays: overdue } = await standing(world.owner, id)
  const told = await column<number>(
    platform,
    `select (payload->>'days')::int from outbox_message
     where type = 'attestation.overdue' and payload->>'appVersionId' = $1 order by sequence`,
    [localId(id)],
  )
  return { overdue, told }
}
