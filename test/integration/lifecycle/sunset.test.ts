import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, anonymous, type Version } from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { anAppVersion, approve, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localIdOf } from '../documents/uploads.ts'
import { aHouse, aNextVersion, consents, type House } from '../notices/people.ts'
import { announce, dayAhead, endOf, listedEnd, takeBack, WHY } from './sunset-steps.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
/** Several apps go through a whole review here. */
const SLOWLY = 240_000

const clock = { ahead: 0, now: () => new Date(Date.now() + clock.ahead) }
let platform: TestPlatform
let house: House
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock } })
  house = await aHouse(platform)
})
afterAll(() => platform?.stop())

const anybody = () => ({ client: anonymous(platform) })

const live = (name: string) =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status: 'LIVE', name })

const statusOf = ({ app }: Version) =>
  column<string>(platform, 'select status from app_version where app_id = $1 order by number', [
    localIdOf(app.id),
  ])

const traces = ({ app }: Version) =>
  column<string>(
    platform,
    `select action || ' by ' || case when actor_id is null then 'the platform' else 'a person' end from audit_event
     where app_id = $1 and action in ('app.deprecated', 'app.deprecation-withdrawn', 'app-version.retire') order by sequence`,
    [localIdOf(app.id)],
  )

const jobsAt = async (at: string, offset: number) => {
  clock.ahead = Date.parse(at) + offset - Date.now()
  await query(platform.databaseUrl, 'delete from scheduled_job')
  await platform.runDueJobs()
}

async function told({ app }: Version, event: string): Promise<Record<string, string>> {
  await everythingTold(platform)
  const names = new Map(Object.entries(house).map(([name, { id }]) => [id, name]))
  const rows = await query<{ user_id: string; title: string }>(
    platform.databaseUrl,
    'select user_id, title from notification where app_id = $1 and event = $2',
    [localIdOf(app.id), event],
  )
  const known = rows.flatMap(({ user_id, title }) => {
    const name = names.get(user_id)
    return name ? [[name, title] as const] : [] // whoever passed a stage is a reviewer, too
  })
  return Object.fromEntries(known)
}

const mailed = (subject: string) =>
  platform.mails.filter((mail) => mail.subject === subject).map(({ to }) => to)

test(
  'R243: an announced end stands in the gallery and with the app, is told, moved and taken back',
  async () => {
    const [version, heir] = await Promise.all([live('Old Lines'), live('New Lines')])
    await consents(platform, house.patient, version.app.slug)
    expect(await endOf(house.technical, version)).toMatchObject({
      ...{ deprecationStatus: 'ACTIVE', deprecation: null, canDeprecate: false },
    })
    const { earliestSunsetAt, canDeprecate } = await endOf(house.owner, version)
    expect({ earliestSunsetAt, canDeprecate }).toEqual({
      ...{ earliestSunsetAt: dayAhead(90), canDeprecate: true },
    })

    const sunsetAt = dayAhead(100)
    const middle = new Date(Date.parse(sunsetAt) + DAY / 2).toISOString()
    const said = await announce(house.owner, version, {
      ...{ sunsetAt: middle, successorSlug: heir.app.slug },
    })
    expect(said).toEqual({ app: { deprecationStatus: 'SUNSET_ANNOUNCED' }, userErrors: [] })
    const successor = { slug: heir.app.slug, name: 'New Lines' }
    expect((await endOf(house.technical, version)).deprecation).toEqual({
      ...{ sunsetAt, note: WHY, successor },
    })
    expect(await listedEnd(anybody(), version)).toEqual({
      ...{ deprecationStatus: 'SUNSET_ANNOUNCED', sunsetAt, successor },
    })
    const title = `Old Lines: ends on ${sunsetAt.slice(0, 10)}`
    expect(await told(version, 'app.sunset-announced')).toEqual({
      ...{ developer: title, intake: title, technical: title, admin: title, patient: title },
    })
    expect(mailed(title)).toContain(house.patient.email)

    accepted(await move(house.admin, 'suspend', heir, REASON))
    expect((await listedEnd(anybody(), version))?.successor).toBeNull()
    const later = dayAhead(120)
    expect((await announce(house.admin, version, { sunsetAt: later })).userErrors).toEqual([])
    expect((await listedEnd(anybody(), version))?.sunsetAt).toBe(later)
    expect(await told(version, 'app.sunset-announced')).toMatchObject({
      owner: `Old Lines: ends on ${later.slice(0, 10)}, another day than was said`,
    })
    expect(await takeBack(house.owner, version)).toMatchObject({
      ...{ app: { deprecationStatus: 'ACTIVE' }, userErrors: [] },
    })
    expect(await listedEnd(anybody(), version)).toEqual({
      ...{ deprecationStatus: 'ACTIVE', sunsetAt: null, successor: null },
    })
    expect((await told(version, 'app.sunset-withdrawn')).patient).toBe(
      'Old Lines: goes on after all',
    )
    expect(await traces(version)).toEqual([
      'app.deprecated by a person',
      'app.deprecated by a person',
      'app.deprecation-withdrawn by a person',
    ])
  },
  SLOWLY,
)

test(
  'what cannot be announced names field, code and limit, and changes nothing',
  async () => {
    const [version, other] = await Promise.all([live('Steady'), live('Ending')])
    await announce(house.owner, other, { sunsetAt: dayAhead(200) })
    const { slug } = version.app
    const bad = [
      [
        { sunsetAt: dayAhead(89) },
        { code: 'TOO_SHORT', path: ['sunsetAt'], limit: 90, actual: 89 },
      ],
      [{ sunsetAt: dayAhead(1096) }, { code: 'TOO_LONG', path: ['sunsetAt'], limit: 1095 }],
      [{ note: 'Short.' }, { code: 'TOO_SHORT', path: ['note'], limit: 20, actual: 6 }],
      [{ note: 'x'.repeat(2001) }, { code: 'TOO_LONG', path: ['note'], limit: 2000 }],
      [{ successorSlug: slug }, { code: 'NOT_FOUND', path: ['successorSlug'] }],
      [{ successorSlug: other.app.slug }, { code: 'NOT_FOUND', path: ['successorSlug'] }],
      [{ successorSlug: 'nothing' }, { code: 'NOT_FOUND', path: ['successorSlug'] }],
      [{ expectedRevision: 0 }, { code: 'STALE_REVISION' }],
    ] as const
    for (const [wrong, fault] of bad) {
      const { userErrors } = await announce(house.owner, version, {
        ...{ sunsetAt: dayAhead(100), ...wrong },
      })
      expect(userErrors).toMatchObject([fault])
    }
    expect((await takeBack(house.owner, version)).userErrors).toMatchObject([
      { code: 'INVALID_TRANSITION', path: ['appId'] },
    ])
    await expect(announce(house.technical, version, { sunsetAt: dayAhead(100) })).rejects.toThrow(
      'FORBIDDEN',
    )
    const draft = await anAppVersion(
      { owner: house.owner, reviewer: house.admin },
      { status: 'IN_REVIEW' },
    )
    expect(
      (await announce(house.owner, draft, { sunsetAt: dayAhead(100) })).userErrors,
    ).toMatchObject([{ code: 'INVALID_TRANSITION', path: ['appId'] }])
    expect(await endOf(house.owner, version)).toMatchObject({ deprecation: null })
  },
  SLOWLY,
)

test(
  'on the day, in UTC, the calendar retires what is live; a retirement before forgets the day',
  async () => {
    const [ending, suspended, left] = await Promise.all([
      live('Ending one'),
      live('Suspended one'),
      live('Left one'),
    ])
    await consents(platform, house.patient, ending.app.slug)
    const sunsetAt = dayAhead(100)
    for (const each of [ending, suspended, left]) await announce(house.owner, each, { sunsetAt })
    const second = await aNextVersion(house.owner, ending)
    accepted(await approve(house.admin, second))
    accepted(await move(house.admin, 'suspend', suspended, REASON))
    accepted(await move(house.owner, 'retire', left, REASON))
    expect(await endOf(house.owner, left)).toMatchObject({
      ...{ deprecationStatus: 'RETIRED', deprecation: null },
    })

    await jobsAt(sunsetAt, -HOUR)
    expect(await statusOf(ending)).toEqual(['RETIRED', 'LIVE'])
    await jobsAt(sunsetAt, 1000)
    expect(await statusOf(ending)).toEqual(['RETIRED', 'RETIRED'])
    expect(await statusOf(suspended)).toEqual(['SUSPENDED'])
    await jobsAt(sunsetAt, 2000)
    expect((await traces(ending)).slice(1)).toEqual(['app-version.retire by the platform'])
    expect(await told(ending, 'app-version.retired')).toMatchObject({
      ...{ owner: 'Ending one: retired', patient: 'Ending one: no longer offered' },
    })
    const reasons = `select status_reason from app_version where app_id = $1 and number = 2`
    expect(await column(platform, reasons, [localIdOf(ending.app.id)])).toEqual([
      `It ended on ${sunsetAt.slice(0, 10)}, as announced. ${WHY}`,
    ])
    const cards = 'select slug from gallery_card where slug = $1'
    expect(await column(platform, cards, [ending.app.slug])).toEqual([])
    clock.ahead = 0
  },
  SLOWLY,
)
