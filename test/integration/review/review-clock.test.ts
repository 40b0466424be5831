import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accepted, aReviewer, type Person, type Version } from '../../support/builders.ts'
import { column, contents, everythingTold } from '../../support/facts.ts'
import { anAppVersion, move, REASON } from '../../support/lifecycle.ts'
import { passStages, stagesOf } from '../../support/stages.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { INBOX } from '../notices/documents.ts'
import { aHouse, type House } from '../notices/people.ts'
import { addHoliday, clockExport, clockOf, holidaysOf, removeHoliday } from './clock-steps.ts'

const DAY = 86_400_000
const time = { ahead: 0 }

let platform: TestPlatform
let house: House
let administrator: Person
beforeAll(async () => {
  const clock = { now: () => new Date(Date.now() + time.ahead) }
  platform = await startTestPlatform({ ports: { clock } })
  ;[house, administrator] = await Promise.all([
    aHouse(platform),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
})
afterAll(() => platform?.stop())
beforeEach(async () => {
  await everythingTold(platform) // what happened later than now would wait for its day
  time.ahead = 0
})

function inReview(fields: { audiences?: ('PATIENT' | 'PROVIDER')[]; name?: string } = {}) {
  const { owner, admin: reviewer } = house
  return anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', ...fields })
}

/** The next date that is neither Saturday nor Sunday, after so many days. */
function weekdayAfter(days: number): string {
  const at = new Date(Date.now() + days * DAY)
  while (at.getUTCDay() % 6 === 0) at.setTime(at.getTime() + DAY)
  return at.toISOString().slice(0, 10)
}

describe('the review clock', () => {
  test('runs from submission, and is the law’s for what patients use', async () => {
    const [other, patient] = [await inReview(), await inReview({ audiences: ['PATIENT'] })]
    expect(await clockOf(house.admin, other)).toMatchObject({
      profile: 'HOSPITAL',
      phase: 'AUTHENTICITY',
      daysAllowed: 10,
      daysUsed: 0,
      pausedSince: null,
      isOverdue: false,
      isOver: false,
    })
    await passStages(house.admin, patient, 'INTAKE')
    const clock = await clockOf(house.admin, patient)
    expect(clock).toMatchObject({
      profile: 'PATIENT_FACING',
      phase: 'REGISTRATION',
      daysAllowed: 5,
    })
    const { byName } = await stagesOf(house.admin, patient)
    expect(byName.get('SECURITY_PRIVACY')?.dueAt).toBe(clock?.dueAt)
    expect(await clockOf(house.owner, patient)).toEqual(clock)
  })

  test('stands still while the vendor has the ball, and moves the dates of stages', async () => {
    const version = await inReview()
    const due = async () => (await stagesOf(house.admin, version)).byName.get('INTAKE')?.dueAt
    const before = await due()
    time.ahead = 3 * DAY
    const sent = accepted(await move(house.admin, 'requestChanges', version, REASON))
    const paused = await clockOf(house.admin, version)
    expect(paused).toMatchObject({ dueAt: null, pausedSince: expect.any(String) })
    expect(await due()).toBeNull()
    time.ahead = 24 * DAY
    expect(await clockOf(house.admin, version)).toEqual(paused)
    accepted(await move(house.owner, 'resubmit', sent, REASON))
    const resumed = await clockOf(house.admin, version)
    expect(resumed).toMatchObject({ daysUsed: paused?.daysUsed, pausedSince: null })
    expect(Date.parse((await due()) ?? '')).toBeGreaterThan(Date.parse(before ?? ''))
    time.ahead = 60 * DAY
    expect(await clockOf(house.admin, version)).toMatchObject({ isOverdue: true })
  })

  test('follows a holiday at once, and its taking back', async () => {
    const version = await inReview()
    const before = (await clockOf(house.admin, version))?.dueAt
    const { holiday } = await addHoliday(administrator, weekdayAfter(2))
    const later = (await clockOf(house.admin, version))?.dueAt
    expect(Date.parse(later ?? '')).toBeGreaterThanOrEqual(Date.parse(before ?? '') + DAY)
    expect(await removeHoliday(administrator, holiday?.id ?? '')).toEqual([])
    expect((await clockOf(house.admin, version))?.dueAt).toBe(before)
  })
})

describe('a clock', () => {
  test('is over with a decision', async () => {
    const { owner, admin: reviewer } = house
    const live = await anAppVersion({ owner, reviewer }, { status: 'LIVE' })
    expect(await clockOf(reviewer, live)).toMatchObject({ isOver: true, isOverdue: false })
    const draft = await anAppVersion({ owner, reviewer }, { status: 'DRAFT' })
    expect(await clockOf(owner, draft)).toBeNull()
  })

  test('is exported for an inspector', async () => {
    await inReview({ name: '=Sum "of" it, all' })
    const from = new Date(Date.now() - DAY)
    const all = await clockExport(house.admin, from, new Date(Date.now() + DAY))
    expect(all.csv).toContain('app,version,status,profile,phase,started_at,days_allowed')
    expect(all.csv).toContain(`"'=Sum ""of"" it, all",1,IN_REVIEW,Other app,AUTHENTICITY,`)
    expect(all.csv.trimEnd().split('\r\n')).toHaveLength(all.rowCount + 1)
    expect(JSON.parse(all.json)).toHaveLength(all.rowCount)
    expect(await clockExport(house.admin, from, from)).toMatchObject({ rowCount: 0 })
    await everythingTold(platform) // which takes statements too
    const many = await statementsOf(() =>
      clockExport(house.admin, from, new Date(Date.now() + DAY)),
    )
    await inReview()
    await everythingTold(platform)
    const more = await statementsOf(() =>
      clockExport(house.admin, from, new Date(Date.now() + DAY)),
    )
    expect(more).toHaveLength(many.length)
  })
})

describe('holidays', () => {
  test('are listed in order, each once, and recorded', async () => {
    const [early, late] = [weekdayAfter(100), weekdayAfter(110)]
    const second = await addHoliday(administrator, late, '  Second ')
    await addHoliday(administrator, early, 'First')
    expect((await holidaysOf(administrator)).map(({ name }) => name)).toEqual(['First', 'Second'])
    const [{ id } = { id: '' }] = await holidaysOf(administrator)
    expect((await addHoliday(administrator, late)).errors).toMatchObject([
      { code: 'NOT_UNIQUE', path: ['day'] },
    ])
    expect(await removeHoliday(administrator, id)).toEqual([])
    expect(await removeHoliday(administrator, id)).toMatchObject([{ code: 'NOT_FOUND' }])
    await removeHoliday(administrator, second.holiday?.id ?? '')
    const kept = await column<object>(
      platform,
      `select detail from audit_event where action in ('holiday.added', 'holiday.removed')
         and detail->>'day' in ($1, $2) order by sequence`,
      [early, late],
    )
    expect(kept).toHaveLength(4)
  })

  test.each([
    ['2026-02-30', 'A day', { code: 'INVALID', path: ['day'] }],
    ['tomorrow', 'A day', { code: 'INVALID', path: ['day'] }],
    ['2027-05-03', ' ', { code: 'REQUIRED', path: ['name'] }],
    ['2027-05-03', 'x'.repeat(81), { code: 'TOO_LONG', path: ['name'], limit: 80, actual: 81 }],
  ])('refuse %s called %s, and nothing changes', async (day, name, fault) => {
    const before = await contents(platform)
    expect((await addHoliday(administrator, day, name)).errors).toMatchObject([fault])
    expect(await contents(platform)).toEqual(before)
  })

  test('are for those who administer the hospital', async () => {
    await expect(addHoliday(house.admin, '2027-05-03')).rejects.toThrow(/FORBIDDEN/)
    await expect(holidaysOf(house.owner)).rejects.toThrow(/FORBIDDEN/)
  })
})

describe('reminders', () => {
  const titles = async (name: keyof House, app: string) => {
    await everythingTold(platform)
    const { viewer } = await house[name].client.get(INBOX, { unreadOnly: true })
    return viewer?.notifications.nodes
      .map(({ title }) => title)
      .filter((title) => title.startsWith(app))
  }

  async function daysPass(version: Pick<Version, 'id'>, days: number): Promise<void> {
    time.ahead = days * DAY
    expect(version.id).not.toBe('')
    await platform.runDueJobs()
  }

  test('tell the owner of a stage before it is due, and the app admin when it is past, once', async () => {
    const version = await inReview({ name: 'Slowpoke' })
    const { byName } = await stagesOf(house.admin, version)
    const due = Date.parse(byName.get('INTAKE')?.dueAt ?? '')
    const daysLeft = Math.floor((due - Date.now()) / DAY)
    await daysPass(version, daysLeft - 5)
    expect(await titles('intake', 'Slowpoke')).toEqual(['Slowpoke: submitted for review'])
    await daysPass(version, daysLeft)
    expect(await titles('intake', 'Slowpoke')).toContain('Slowpoke: Intake is due soon')
    expect(await titles('admin', 'Slowpoke')).toEqual([])
    await daysPass(version, daysLeft + 4)
    await daysPass(version, daysLeft + 5)
    expect(await titles('admin', 'Slowpoke')).toEqual(['Slowpoke: Intake is overdue'])
    const found = await titles('intake', 'Slowpoke')
    expect(found?.filter((title) => title.includes('overdue'))).toHaveLength(1)
  })

  test('tell nobody while the vendor has the ball', async () => {
    const version = await inReview({ name: 'Resting' })
    accepted(await move(house.admin, 'requestChanges', version, REASON))
    await daysPass(version, 90)
    expect(await titles('intake', 'Resting')).toEqual(['Resting: submitted for review'])
  })

  test('tell the owner of an app 60 and 30 days before its re-certification, and on the day', async () => {
    const { owner, admin: reviewer } = house
    const live = await anAppVersion({ owner, reviewer }, { status: 'LIVE', name: 'Yearly' })
    // Nobody stays signed in for a year: the inbox is looked at in the table.
    const told = async () => {
      await everythingTold(platform)
      const rows = await column<string>(
        platform,
        `select id from notification where user_id = $1 and title = 'Yearly: looked at again'`,
        [house.owner.id],
      )
      return rows.length
    }
    const rounds: [number, number][] = [
      [300, 0],
      [310, 1],
      [320, 1],
      [340, 2],
      [370, 3],
      [380, 3],
    ]
    for (const [days, times] of rounds) {
      await daysPass(live, days)
      expect(await told(), `after ${days} days`).toBe(times)
    }
  })
})
