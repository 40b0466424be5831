import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { businessDaysAfter } from '../../../api/domain/governance/business-days.ts'
import type { GovernancePolicy } from '../../../schema/vocabulary/governance-policy.ts'
import { accepted, aReviewer, type Person, type Version } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { anAppVersion, move } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { INBOX } from '../notices/documents.ts'
import { aHouse, type House, localId } from '../notices/people.ts'
import { inForce, proposePolicy } from '../platform/rule-steps.ts'

const DAY = 86_400_000
const SLOWLY = 240_000
const time = { ahead: 0 }

let platform: TestPlatform
let house: House
let security: Person
let administrator: Person
beforeAll(async () => {
  const clock = { now: () => new Date(Date.now() + time.ahead) }
  platform = await startTestPlatform({ ports: { clock } })
  ;[house, security, administrator] = await Promise.all([
    aHouse(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
})
afterAll(() => platform?.stop())

const decided = (change: Partial<GovernancePolicy>) =>
  inForce(proposePolicy(security, change), administrator)

function inReview(name: string): Promise<Version> {
  const { owner, admin: reviewer } = house
  return anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name })
}

/** The days, the policy and the dates that are written of the intake of a version. */
async function intakeOf({ id }: Version) {
  const [row] = await query<{ started_at: Date; due_at: Date; policy_version: number | null }>(
    platform.databaseUrl,
    `select started_at, due_at, policy_version from stage_review where app_version_id = $1 and stage = 'INTAKE'`,
    [localId(id)],
  )
  if (!row) throw new Error('Its intake never opened.')
  const { started_at: startedAt, due_at: dueAt, policy_version: policyVersion } = row
  return { startedAt, dueAt, policyVersion }
}

describe('the date a stage is due', () => {
  test('is written by the policy in force at the submission, and keeps to it when it opens again', {
    timeout: SLOWLY,
  }, async () => {
    const first = await intakeOf(await inReview('Before'))
    expect(first).toMatchObject({ policyVersion: null })
    expect(first.dueAt).toEqual(businessDaysAfter(first.startedAt, 10))

    await decided({ intakeDays: 3 })
    const version = await inReview('After')
    const begun = await intakeOf(version)
    expect(begun).toMatchObject({ policyVersion: 2 })
    expect(begun.dueAt).toEqual(businessDaysAfter(begun.startedAt, 3))

    await decided({ intakeDays: 60 })
    const draft = accepted(await move(house.owner, 'withdraw', version))
    time.ahead = 5 * DAY
    accepted(await move(house.owner, 'submit', draft))
    const again = await intakeOf(version)
    expect(again).toMatchObject({ policyVersion: 2 })
    expect(again.startedAt.getTime()).toBeGreaterThan(begun.startedAt.getTime() + 4 * DAY)
    expect(again.dueAt).toEqual(businessDaysAfter(again.startedAt, 3))
  })
})

describe('escalation', () => {
  test('tells the app admin when the days are over that policy gives the owner, once', {
    timeout: SLOWLY,
  }, async () => {
    await decided({ intakeDays: 3, escalationDays: 5 })
    const version = await inReview('Tardy')
    const due = (await stagesOf(house.admin, version)).byName.get('INTAKE')?.dueAt ?? ''
    const daysLeft = Math.ceil((Date.parse(due) - Date.now() - time.ahead) / DAY)
    const before = time.ahead
    // Between two and four business days later, whatever weekday it is; then ten.
    await daysPass(before, daysLeft + 4)
    expect(await overdueIn('intake', 'Tardy')).toEqual(['Tardy: Intake is overdue'])
    expect(await overdueIn('admin', 'Tardy')).toEqual([])
    await daysPass(before, daysLeft + 14)
    await daysPass(before, daysLeft + 15)
    expect(await overdueIn('admin', 'Tardy')).toEqual(['Tardy: Intake is overdue'])
    expect(await overdueIn('intake', 'Tardy')).toHaveLength(1)
  })
})

/** Moves the clock on: what ran later than now would wait for its day. */
async function daysPass(before: number, days: number): Promise<void> {
  time.ahead = before + days * DAY
  await platform.runDueJobs()
}

/** What somebody reads of an app that is overdue. */
async function overdueIn(name: keyof House, app: string): Promise<string[]> {
  await everythingTold(platform)
  const { viewer } = await house[name].client.get(INBOX, { unreadOnly: true })
  const titles = viewer?.notifications.nodes.map(({ title }) => title) ?? []
  return titles.filter((title) => title.startsWith(app) && title.includes('overdue'))
}
