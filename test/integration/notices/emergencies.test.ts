import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, type Person } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { closeIncidents } from '../../support/incidents.ts'
import { anAppVersion, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { INBOX, MARK_READ } from './documents.ts'
import { aHouse, type House } from './people.ts'

const SCOPE = 'patient/Observation.rs'

let platform: TestPlatform
let house: House
let lead: Person
let other: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  house = await aHouse(platform)
  ;[lead, other] = await Promise.all([
    aPerson(platform, { roles: ['DEPARTMENT_LEAD'] }),
    aPerson(platform, { roles: ['SECURITY_OFFICER'] }),
  ])
  const live = (name: string, scope: string) => {
    const purpose = 'Show whose results these are.'
    const scopes = [{ scope, purpose, justification: 'There is nothing to draw without them.' }]
    const { owner, admin: reviewer } = house
    return anAppVersion({ owner, reviewer }, { status: 'LIVE', name, scopes })
  }
  const first = await live('Curves', SCOPE)
  await live('Columns', 'patient/Observation.r')
  await live('Names', 'patient/Patient.rs')
  await done(
    lead,
    `activationRequest(input: { appId: "${first.app.id}", department: "Radiology" }) { userErrors { message } }`,
  )
})
afterAll(() => platform?.stop())

async function done({ client }: Pick<Person, 'client'>, text: string): Promise<{ id: string }> {
  const { data, errors } = await client.ask<
    { it: { killSwitch?: { id: string }; userErrors: { message: string }[] } },
    never
  >(`mutation { it: ${text} }`)
  const faults = [...errors, ...(data?.it.userErrors ?? [])]
  if (faults.length) throw new Error(JSON.stringify(faults))
  return data?.it.killSwitch ?? { id: '' }
}

/** Who was told what by what somebody did, in the inbox and by mail. */
async function toldBy<T>(act: () => Promise<T>) {
  const people = { ...house, lead, other }
  await everythingTold(platform)
  for (const { client } of Object.values(people))
    await client.get(MARK_READ, { input: { all: true } })
  const before = platform.mails.length
  const value = await act()
  await everythingTold(platform)
  const inbox: Record<string, string[]> = {}
  const mail: Record<string, string[]> = {}
  for (const [name, { client, email }] of Object.entries(people)) {
    const { viewer } = await client.get(INBOX, { unreadOnly: true })
    const titles = viewer?.notifications.nodes.map(({ title }) => title) ?? []
    if (titles.length) inbox[name] = titles.toSorted()
    const mails = platform.mails.slice(before).filter(({ to }) => to === email)
    if (mails.length) mail[name] = mails.map(({ subject }) => subject).toSorted()
  }
  return { value, inbox, mail }
}

test('D5: of a disabled scope its vendors and departments hear by app, security officers once, at once', async () => {
  const both = (what: string) => [`Columns: ${what}`, `Curves: ${what}`]
  const off = 'a scope is disabled in an emergency'
  const disabled = await toldBy(() =>
    done(
      house.officer,
      `emergencyDisable(input: { scope: "${SCOPE}", reason: "${REASON}" }) { killSwitch { id } userErrors { message } }`,
    ),
  )
  const told = {
    owner: both(off),
    developer: both(off),
    lead: [`Curves: ${off}`],
    other: [`${SCOPE}: disabled in an emergency`],
  }
  expect(disabled.inbox).toEqual(told)
  expect(disabled.mail).toEqual(told)
  const [toOfficer] = platform.mails.filter(({ subject }) => subject === told.other[0])
  expect(JSON.stringify(toOfficer)).toContain('Columns, Curves')

  const on = 'a scope is in use again'
  await closeIncidents(house.admin)
  const lifted = await toldBy(() =>
    done(
      house.admin,
      `emergencyLift(input: { killSwitchId: "${disabled.value.id}", reason: "${REASON}" }) { userErrors { message } }`,
    ),
  )
  const again = `${SCOPE}: in use again after an emergency`
  const back = {
    ...{ owner: both(on), developer: both(on), lead: [`Curves: ${on}`] },
    ...{ officer: [again], other: [again] },
  }
  expect(lifted.inbox).toEqual(back)
  expect(lifted.mail).toEqual(back)
})

test('D5: of a disabled vendor each app is told as suspended, and officers hear of the vendor, too', async () => {
  const { mail } = await toldBy(() =>
    done(
      house.officer,
      `emergencyDisable(input: { vendorId: "${house.owner.vendorId}", reason: "${REASON}" }) { killSwitch { id } userErrors { message } }`,
    ),
  )
  expect(mail.other).toEqual(
    [
      'Acme Health: disabled in an emergency',
      'Columns: suspended',
      'Curves: suspended',
      'Names: suspended',
    ].toSorted(),
  )
  expect(mail.lead).toEqual(['Curves: suspended'])
})
