import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aPerson, aReviewer, type Person, type Version } from '../../support/builders.ts'
import { closeIncidents, reinstate } from '../../support/incidents.ts'
import { anAppVersion, move } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { inForce, proposePolicy } from '../platform/rule-steps.ts'
import { asked } from '../review/template-steps.ts'
import { INBOX } from './documents.ts'
import { aHouse, consents, type House, revokes } from './people.ts'
import { type Told, toldBy } from './told.ts'

/** Nothing a patient should read. */
const WHY = 'Tokens of other people were found in the log of the vendor.'
const SLOWLY = 240_000

let platform: TestPlatform
let house: House
/** Those who decide about the policy. */
let writer: Person
let second: Person
/** They allowed the app; the one took it back, the other's consent ended by itself. */
let former: Person
let lapsed: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  house = await aHouse(platform)
  ;[writer, second, former, lapsed] = await Promise.all([
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
    aPerson(platform, { roles: ['PATIENT'] }),
    aPerson(platform, { roles: ['PATIENT'] }),
  ])
})
afterAll(() => platform?.stop())

async function inUse(): Promise<Version> {
  const { owner, admin: reviewer } = house
  const version = await anAppVersion({ owner, reviewer }, { status: 'LIVE', name: 'App' })
  const { slug } = version.app
  await consents(platform, house.patient, slug)
  await revokes(former, await consents(platform, former, slug))
  const ended = `update consent set expires_at = now() - interval '1 minute' where id = $1`
  await query(platform.databaseUrl, ended, [await consents(platform, lapsed, slug)])
  return version
}

const told = (act: () => Promise<unknown>) =>
  toldBy(platform, { ...house, former, lapsed, writer, second }, act)

const suspend = async (version: Version) =>
  accepted(await move(house.admin, 'suspend', version, WHY))

const decided = (tellsUsersOfSuspension: boolean) =>
  inForce(proposePolicy(writer, { tellsUsersOfSuspension }), second)

async function latest({ client }: Pick<Person, 'client'>) {
  const { viewer } = await client.get(INBOX, { first: 1 })
  return viewer?.notifications.nodes[0]
}

const inHouse = (title: string): Told => ({ owner: title, developer: title, officer: title })
const SUSPENDED = inHouse('App: suspended')
const REINSTATED = inHouse('App: reinstated')
const PAUSED: Told = { ...SUSPENDED, patient: 'App: paused for now' }
const BACK: Told = { ...REINSTATED, patient: 'App: can be used again' }

const offered = async () => {
  const text = '{ it: viewer { noticePreferences { event } } }'
  const { noticePreferences } = await asked<{ noticePreferences: { event: string }[] }>(
    house.patient,
    text,
  )
  return noticePreferences.map(({ event }) => event)
}

test('D3: at first nobody who allowed an app hears that it is suspended, nor that it is back', {
  timeout: SLOWLY,
}, async () => {
  const version = await inUse()
  let now = version
  const away = await told(async () => {
    now = await suspend(version)
  })
  expect([away.inbox, away.mail]).toEqual([SUSPENDED, SUSPENDED])
  const back = await told(() => reinstate(house.admin, now))
  expect([back.inbox, back.mail]).toEqual([REINSTATED, REINSTATED])
  expect(await offered()).not.toContain('APP_VERSION_SUSPENDED')
})

test('D3: where the policy says so, whose consent stands reads what it means, and not the reason', {
  timeout: SLOWLY,
}, async () => {
  const version = await inUse()
  await decided(true)
  let now = version
  const away = await told(async () => {
    now = await suspend(version)
  })
  expect([away.inbox, away.mail]).toEqual([PAUSED, PAUSED])
  expect(await latest(house.patient)).toMatchObject({
    body: expect.stringMatching(/You cannot open it for now.*You need not do anything/),
    ...{ quote: null, path: '/my-apps' },
  })
  expect((await latest(house.developer))?.quote).toBe(WHY)
  const back = await told(() => reinstate(house.admin, now))
  expect([back.inbox, back.mail]).toEqual([BACK, BACK])
  const toPatient = platform.mails.filter(({ to }) => to === house.patient.email)
  expect(JSON.stringify(toPatient)).toContain('You need not do anything')
  expect(JSON.stringify(toPatient)).not.toContain('Tokens of other people')
  expect(await offered()).toContain('APP_VERSION_SUSPENDED')
})

test('D3: the same of an app that is disabled in an emergency, until the policy says no again', {
  timeout: SLOWLY,
}, async () => {
  const { app } = await inUse()
  const input = { appId: app.id, reason: WHY }
  const disable = `mutation ($input: EmergencyDisableInput!) { it: emergencyDisable(input: $input) { killSwitch { id } } }`
  let killSwitchId = ''
  const off = await told(async () => {
    const { killSwitch } = await asked<{ killSwitch: { id: string } }>(house.officer, disable, {
      input,
    })
    killSwitchId = killSwitch.id
  })
  const { officer: _whoDidIt, ...others } = PAUSED
  expect(off.mail).toMatchObject(others)
  expect([off.mail.former, off.mail.lapsed]).toEqual([undefined, undefined])
  await decided(false)
  await closeIncidents(house.admin)
  const lift = `mutation ($input: EmergencyLiftInput!) { it: emergencyLift(input: $input) { userErrors { code } } }`
  const on = await told(() => asked(house.admin, lift, { input: { killSwitchId, reason: WHY } }))
  expect([on.inbox, on.mail]).toEqual([REINSTATED, REINSTATED])
})

test('D3: a policy of before there was this question says no', { timeout: SLOWLY }, async () => {
  await decided(true)
  await query(
    platform.databaseUrl,
    `update hospital_rule set value = value - 'tellsUsersOfSuspension' where subject = 'POLICY'`,
  )
  const shown = '{ it: governancePolicy { tellsUsersOfSuspension } }'
  expect(await asked(writer, shown)).toEqual({ tellsUsersOfSuspension: false })
  const version = await inUse()
  expect((await told(() => suspend(version))).inbox).toEqual(SUSPENDED)
})
