import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DomainEvent } from '../../../api/domain/events.ts'
import { accepted, aPerson, type Person, type Version } from '../../support/builders.ts'
import { happened } from '../../support/facts.ts'
import { anAppVersion, move } from '../../support/lifecycle.ts'
import { passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { assign } from '../review/stage-steps.ts'
import { aHouse, type House, localId } from './people.ts'
import { type Told, toldBy } from './told.ts'

let platform: TestPlatform
let house: House & { security: Person }
beforeAll(async () => {
  platform = await startTestPlatform()
  const security = await aPerson(platform, { roles: ['SECURITY_REVIEWER'] })
  house = { ...(await aHouse(platform)), security }
})
afterAll(() => platform?.stop())

const anApp = (status: 'IN_REVIEW' | 'LIVE') =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status, name: 'App' })

/** Intake is passed, and two stages are open beside each other. */
async function underReview(): Promise<Version> {
  const version = await anApp('IN_REVIEW')
  await passStages(house.admin, version, 'INTAKE')
  return { ...version, revision: (await stagesOf(house.admin, version)).revision }
}

/** An event as the calendar writes it. */
const happens = (
  { id, app }: Version,
  event: { type: DomainEvent['type']; [fact: string]: unknown },
) =>
  happened(platform, {
    ...event,
    appVersionId: localId(id),
    appId: localId(app.id),
    vendorId: localId(house.owner.vendorId),
  })

const open = (title: string): Told => ({ intake: title, security: title, technical: title })

interface Row {
  what: string
  before: () => Promise<Version>
  act: (version: Version) => Promise<unknown>
  told: Told
}

test.each<Row>([
  {
    what: 'stages that open beside each other, the owner of each',
    before: () => anApp('IN_REVIEW'),
    act: (version) => passStages(house.admin, version, 'INTAKE'),
    told: {
      security: 'App: Security and privacy opens',
      technical: 'App: Technical validation opens',
    },
  },
  {
    what: 'a withdrawal, those whose stages it interrupts',
    before: underReview,
    act: (version) => move(house.owner, 'withdraw', version),
    told: open('App: withdrawn'),
  },
  {
    what: 'a submission after a withdrawal, those whose stages go on',
    before: async () => accepted(await move(house.owner, 'withdraw', await underReview())),
    act: (version) => move(house.owner, 'submit', version),
    told: { owner: 'App: submitted', ...open('App: submitted for review') },
  },
  {
    what: 'a re-certification that is due, the owner and the security reviewers',
    before: () => anApp('LIVE'),
    act: (version) => happens(version, { type: 'recertification.due', days: 30 }),
    told: { owner: 'App: looked at again', security: 'App: looked at again' },
  },
])('D3 D5: of $what', async ({ before, act, told }) => {
  const version = await before()
  const { inbox, mail } = await toldBy(platform, house, () => act(version))
  expect(inbox).toEqual(told)
  expect(mail).toEqual(told)
})

test('D5: of a stage that somebody took on, that person, and app admins when it is late', async () => {
  const colleague = await aPerson(platform, { roles: ['SECURITY_REVIEWER'] })
  const version = await underReview()
  const stage = 'SECURITY_PRIVACY'
  const { revision } = (await stagesOf(house.security, version)).byName.get(stage) ?? {}
  const at = { stage, isMine: true, expectedRevision: revision ?? 0 } as const
  accepted(await assign(house.security, version, at))
  const told = async (type: 'stage.due-soon' | 'stage.overdue') => {
    const people = { ...house, colleague }
    const { inbox, mail } = await toldBy(platform, people, () => happens(version, { type, stage }))
    expect(mail).toEqual(inbox)
    return inbox
  }
  const name = 'App: Security and privacy'
  expect(await told('stage.due-soon')).toEqual({ security: `${name} is due soon` })
  expect(await told('stage.overdue')).toEqual({
    ...{ security: `${name} is overdue`, admin: `${name} is overdue` },
  })
})
