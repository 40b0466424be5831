import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { USER_ERROR } from '../../support/documents.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import type { NoticeKind, NoticeMail } from '../../support/gql/graphql.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import { anAppVersion, move, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { INBOX, PREFERENCES, PREFERENCES_UPDATE } from './documents.ts'
import { aHouse, type House, post } from './people.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Seven in the morning of the day after tomorrow in Tokyo, where no clock is ever put forward or back. */
const TIME_ZONE = 'Asia/Tokyo'
const SEVEN = Math.ceil(Date.now() / DAY) * DAY + 22 * HOUR

let platform: TestPlatform
let house: House
let hoursLater = 0
const clock = { now: () => new Date(SEVEN + hoursLater * HOUR) }
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock }, env: { TIME_ZONE } })
  house = await aHouse(platform)
})
afterAll(() => platform?.stop())

async function choose({ client }: { client: GraphqlClient }, mails: [NoticeKind, NoticeMail][]) {
  const preferences = mails.map(([event, mail]) => ({ event, mail }))
  const { noticePreferencesUpdate } = await client.get(PREFERENCES_UPDATE, {
    input: { preferences },
  })
  return {
    chosen: noticePreferencesUpdate.viewer?.noticePreferences,
    errors: readFragment(USER_ERROR, noticePreferencesUpdate.userErrors),
  }
}

const mailsTo = ({ email }: { email: string }, matching: string) =>
  platform.mails.filter(({ to, subject }) => to === email && subject.includes(matching))

async function digestDay(): Promise<void> {
  hoursLater += 24
  await platform.runDueJobs()
  await everythingTold(platform)
}

describe('preferences', () => {
  test.each([
    ['developer', 'APP_VERSION_SUSPENDED', 'DOCUMENT_UPLOADED'],
    ['intake', 'APP_VERSION_SUBMITTED', 'CONSENT_GIVEN'],
    ['officer', 'CLIENT_REDIRECT_URIS_CHANGED', 'APP_VERSION_SUBMITTED'],
    ['patient', 'CONSENT_GIVEN', 'MESSAGE_POSTED'],
  ] as const)('of a %s have %s and not %s', async (name, kind, not) => {
    const { viewer } = await house[name].client.get(PREFERENCES)
    const kinds = viewer?.noticePreferences.map((preference) => preference.event)
    expect(kinds).toContain(kind)
    expect(kinds).not.toContain(not)
    expect(viewer?.noticePreferences.every(({ mail }) => mail === 'AT_ONCE')).toBe(true)
  })

  test('offer no choice of the mail that proves an address', async () => {
    const { viewer } = await house.developer.client.get(PREFERENCES)
    expect(viewer?.noticePreferences.map(({ event }) => event)).not.toContain('ACCOUNT_REGISTERED')
  })

  test('are kept, changed, and refuse to hold back what cannot wait', async () => {
    const first = await choose(house.developer, [['APP_VERSION_RELEASED', 'NO_MAIL']])
    expect(first.chosen).toContainEqual({ event: 'APP_VERSION_RELEASED', mail: 'NO_MAIL' })
    const second = await choose(house.developer, [['APP_VERSION_RELEASED', 'DIGEST']])
    expect(second.chosen).toContainEqual({ event: 'APP_VERSION_RELEASED', mail: 'DIGEST' })
    const refused = await choose(house.developer, [
      ['APP_VERSION_RELEASED', 'AT_ONCE'],
      ['APP_VERSION_SUSPENDED', 'DIGEST'],
    ])
    expect(refused.errors).toMatchObject([
      { code: 'INVALID', path: ['preferences', '1', 'mail'], message: /always mailed at once/ },
    ])
    const { viewer } = await house.developer.client.get(PREFERENCES)
    expect(viewer?.noticePreferences).toContainEqual(
      expect.objectContaining({ event: 'APP_VERSION_RELEASED', mail: 'DIGEST' }),
    )
    await choose(house.developer, [['APP_VERSION_RELEASED', 'AT_ONCE']])
  })
})

test('without mail a notice is in the inbox alone, and one that cannot wait is mailed', async () => {
  await choose(house.owner, [
    ['APP_VERSION_RELEASED', 'NO_MAIL'],
    ['APP_VERSION_SUBMITTED', 'NO_MAIL'],
  ])
  const cast = { owner: house.owner, reviewer: house.admin }
  const version = await anAppVersion(cast, { status: 'LIVE', name: 'Silent' })
  await move(house.admin, 'suspend', version, REASON)
  await everythingTold(platform)
  expect(mailsTo(house.owner, 'Silent').map(({ subject }) => subject)).toEqual([
    'Silent: suspended',
  ])
  const { viewer } = await house.owner.client.get(INBOX, { first: 3 })
  expect(viewer?.notifications.nodes.map(({ title }) => title).toSorted()).toEqual([
    'Silent: live',
    'Silent: submitted',
    'Silent: suspended',
  ])
})

describe('the daily digest', () => {
  test('gathers the day by app at seven in the zone of the hospital, once', async () => {
    await choose(house.developer, [
      ['MESSAGE_POSTED', 'DIGEST'],
      ['APP_VERSION_CHANGES_REQUESTED', 'DIGEST'],
    ])
    const cast = { owner: house.owner, reviewer: house.admin }
    const alpha = await anAppVersion(cast, { status: 'IN_REVIEW', name: 'Alpha: one' })
    const beta = await anAppVersion(cast, { status: 'IN_REVIEW', name: 'Beta' })
    await post(house.intake, { versionId: alpha.id, body: 'Why <this> scope?' })
    await post(house.intake, { versionId: beta.id, body: 'And that one?' })
    await move(house.admin, 'requestChanges', alpha, REASON)
    await everythingTold(platform)
    expect(mailsTo(house.developer, 'message')).toEqual([])
    expect(mailsTo(house.owner, 'a message')).toHaveLength(2)
    const [due] = await column<Date>(
      platform,
      `select distinct next_attempt_at from mail_delivery where status = 'HELD'`,
    )
    expect(due?.getTime()).toBe(SEVEN + DAY) // it is seven now
    await platform.runDueJobs()
    await everythingTold(platform)
    expect(mailsTo(house.developer, 'digest')).toEqual([])
    await digestDay()
    const [mail, ...more] = mailsTo(house.developer, 'digest')
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Your digest: 3 notices')
    expect(mail?.body).toContain(
      [
        'Alpha: one',
        '- A message from the reviewers. About version 1 of Alpha: one: “Why <this> scope?”',
        `- Changes requested. The reviewers ask for changes to version 1 of Alpha: one. “${REASON}”`,
        '',
        'Beta',
        '- A message from the reviewers. About version 1 of Beta: “And that one?”',
      ].join('\n'),
    )
    expect(mail?.html).toContain('&#60;this&#62;')
    expect(mail?.body).toContain(`${platform.url}/portal/account/notices`)
  })

  test('is not sent when there is nothing', async () => {
    const before = platform.mails.length
    await digestDay()
    expect(platform.mails.length).toBe(before)
  })

  test('is not sent to whoever left', async () => {
    const cast = { owner: house.owner, reviewer: house.admin }
    const version = await anAppVersion(cast, { status: 'IN_REVIEW', name: 'Left' })
    await post(house.intake, { versionId: version.id, body: 'Are you there?' })
    await everythingTold(platform)
    await platform.pool.query('update user_account set disabled_at = now() where id = $1', [
      house.developer.id,
    ])
    const before = mailsTo(house.developer, 'digest').length
    await digestDay()
    expect(mailsTo(house.developer, 'digest')).toHaveLength(before)
    expect(await column(platform, `select 1 from mail_delivery where status = 'HELD'`)).toEqual([])
  })
})
