import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Version } from '../../support/builders.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { announce, dayAhead, takeBack } from '../lifecycle/sunset-steps.ts'
import { aHouse, asksFor, asksNoMore, consents, type House, revokes } from './people.ts'
import { type Told, toldBy } from './told.ts'

let platform: TestPlatform
let house: House
beforeAll(async () => {
  platform = await startTestPlatform()
  house = await aHouse(platform)
})
afterAll(() => platform?.stop())

/** Two days to come on which an app may end. */
const [ENDS, LATER] = [dayAhead(100), dayAhead(120)]

const reviewers = (title: string): Told => ({ intake: title, technical: title })
/** Everybody an end concerns, but the owner who announces it. */
const concerned = (title: string): Told => ({
  ...{ developer: title, admin: title, ...reviewers(title), lead: title, patient: title },
})

const live = () =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status: 'LIVE', name: 'App' })

/** Live, asked for by a department, and allowed by a patient. */
async function inUse(): Promise<Version> {
  const version = await live()
  await consents(platform, house.patient, version.app.slug)
  await asksFor(house.lead, version)
  return version
}

async function ending(): Promise<Version> {
  const version = await inUse()
  await announce(house.owner, version, { sunsetAt: ENDS })
  return version
}

/** The patient took the consent back, and the department what it had asked for. */
async function usedBefore(): Promise<Version> {
  const version = await live()
  await revokes(house.patient, await consents(platform, house.patient, version.app.slug))
  await asksNoMore(house.lead, await asksFor(house.lead, version))
  return version
}

const TITLE = `App: ends on ${ENDS.slice(0, 10)}`

test.each([
  {
    what: 'an announced end, the vendor, those who review, and whoever uses the app',
    before: inUse,
    act: (version: Version) => announce(house.owner, version, { sunsetAt: ENDS }),
    told: concerned(TITLE),
  },
  {
    what: 'an end the hospital announces, the vendor, and nobody who no longer uses the app',
    before: usedBefore,
    act: (version: Version) => announce(house.admin, version, { sunsetAt: ENDS }),
    told: { owner: TITLE, developer: TITLE, ...reviewers(TITLE) },
  },
  {
    what: 'an end on another day, whoever heard of the first',
    before: ending,
    act: (version: Version) => announce(house.owner, version, { sunsetAt: LATER }),
    told: concerned(`App: ends on ${LATER.slice(0, 10)}, another day than was said`),
  },
  {
    what: 'an end that is taken back, whoever heard of it',
    before: ending,
    act: (version: Version) => takeBack(house.owner, version),
    told: concerned('App: goes on after all'),
  },
])('R243 D5: of $what', async ({ before, act, told }) => {
  const version = await before()
  const { inbox, mail } = await toldBy(platform, house, () => act(version))
  expect(inbox).toEqual(told)
  expect(mail).toEqual(told)
})
