import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, type Person } from '../../support/builders.ts'
import { closeIncidents } from '../../support/incidents.ts'
import { anAppVersion, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aHouse, asksFor, type House } from './people.ts'
import { toldBy } from './told.ts'

const SCOPE = 'patient/Observation.rs'

let platform: TestPlatform
let house: House
let other: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  house = await aHouse(platform)
  other = await aPerson(platform, { roles: ['SECURITY_OFFICER'] })
  const live = (name: string, scope: string) => {
    const purpose = 'Show whose results these are.'
    const scopes = [{ scope, purpose, justification: 'There is nothing to draw without them.' }]
    const { owner, admin: reviewer } = house
    return anAppVersion({ owner, reviewer }, { status: 'LIVE', name, scopes })
  }
  const first = await live('Curves', SCOPE)
  await live('Columns', 'patient/Observation.r')
  await live('Names', 'patient/Patient.rs')
  await asksFor(house.lead, first)
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

const told = <T>(act: () => Promise<T>) => toldBy(platform, { ...house, other }, act)

test('D5: of a disabled scope its vendors and departments hear by app, security officers once, at once', async () => {
  const both = (what: string) => `Columns: ${what} | Curves: ${what}`
  const off = 'a scope is disabled in an emergency'
  const disabled = await told(() =>
    done(
      house.officer,
      `emergencyDisable(input: { scope: "${SCOPE}", reason: "${REASON}" }) { killSwitch { id } userErrors { message } }`,
    ),
  )
  const title = `${SCOPE}: disabled in an emergency`
  const heard = {
    ...{ owner: both(off), developer: both(off) },
    ...{ lead: `Curves: ${off}`, other: title },
  }
  expect(disabled.inbox).toEqual(heard)
  expect(disabled.mail).toEqual(heard)
  const [toOfficer] = platform.mails.filter(({ subject }) => subject === title)
  expect(JSON.stringify(toOfficer)).toContain('Columns, Curves')

  const on = 'a scope is in use again'
  await closeIncidents(house.admin)
  const lifted = await told(() =>
    done(
      house.admin,
      `emergencyLift(input: { killSwitchId: "${disabled.value.id}", reason: "${REASON}" }) { userErrors { message } }`,
    ),
  )
  const again = `${SCOPE}: in use again after an emergency`
  const back = {
    ...{ owner: both(on), developer: both(on), lead: `Curves: ${on}` },
    ...{ officer: again, other: again },
  }
  expect(lifted.inbox).toEqual(back)
  expect(lifted.mail).toEqual(back)
})

test('D5: of a disabled vendor each app is told as suspended, and officers hear of the vendor, too', async () => {
  const { mail } = await told(() =>
    done(
      house.officer,
      `emergencyDisable(input: { vendorId: "${house.owner.vendorId}", reason: "${REASON}" }) { killSwitch { id } userErrors { message } }`,
    ),
  )
  expect(mail.other).toBe(
    'Acme Health: disabled in an emergency | Columns: suspended | Curves: suspended | Names: suspended',
  )
  expect(mail.lead).toBe('Curves: suspended')
})
