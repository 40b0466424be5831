import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Version } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { endDate, endPilot, readyForPilot, startPilot } from './pilot-steps.ts'
import { type PilotWorld, startPilotWorld } from './pilot-world.ts'

const DAY = 86_400_000
const REASON = 'Everybody on the list has told us what they think.'

let world: PilotWorld
let listed: Awaited<ReturnType<PilotWorld['aClinician']>>
let version: Version
beforeAll(async () => {
  world = await startPilotWorld()
  listed = await world.aClinician()
  version = await readyForPilot(world.cast, { name: 'Tried' })
})
afterAll(() => world?.stop())

/** The mails about the pilot to those it concerns since the last time this was asked, each with its text. */
function mailsSince() {
  let before = world.platform.mails.length
  return async () => {
    await everythingTold(world.platform)
    const all = world.platform.mails.slice(before).filter(({ subject }) => /a pilot/.test(subject))
    before = world.platform.mails.length
    const to = (email: string) => all.filter((mail) => mail.to === email)
    return {
      everybody: all,
      vendor: to(world.cast.owner.email),
      starter: to(world.cast.reviewer.email),
      listed: to(listed.email),
    }
  }
}

const subjects = (mails: readonly { subject: string }[]) => mails.map(({ subject }) => subject)

test('who wants no mail reads it in the inbox alone; a short pilot is not announced twice', async () => {
  const quiet = await world.aClinician()
  await query(
    world.platform.databaseUrl,
    `insert into notice_preference (id, organization_id, created_at, user_id, event, mail)
     select gen_random_uuid(), organization_id, now(), id, 'pilot.started', 'NO_MAIL' from user_account where id = $1`,
    [quiet.id],
  )
  const other = await readyForPilot(world.cast, { name: 'Brief' })
  const told = mailsSince()
  const plan = { users: [quiet.email, listed.email], endsAt: endDate(5) }
  expect((await startPilot(world.cast.reviewer, other, plan)).errors).toEqual([])
  await world.platform.runDueJobs()
  const started = await told()
  expect(subjects(started.vendor)).toEqual(['Brief: a pilot starts'])
  expect(started.everybody.map(({ to }) => to)).not.toContain(quiet.email)
  const inbox = await query<{ title: string }>(
    world.platform.databaseUrl,
    `select title from notification where user_id = $1 and title like 'Brief%'`,
    [quiet.id],
  )
  expect(inbox).toEqual([{ title: 'Brief: a pilot starts' }])
  expect((await endPilot(world.cast.reviewer, other, REASON)).errors).toEqual([])
  const over = await told()
  expect(over.vendor[0]?.body).toContain(REASON)
  expect(subjects(over.listed)).toEqual(['Brief: a pilot is over'])
  expect(over.starter).toEqual([])
})

test('the vendor, the hospital and the list hear that a pilot starts, ends soon and is over', async () => {
  const told = mailsSince()
  const endsAt = endDate(30)
  expect(
    (await startPilot(world.cast.reviewer, version, { users: [listed.email], endsAt })).errors,
  ).toEqual([])
  const started = await told()
  expect(subjects(started.vendor)).toEqual(['Tried: a pilot starts'])
  expect(subjects(started.listed)).toEqual(['Tried: a pilot starts'])
  expect(started.starter).toEqual([]) // who did it need not be told
  const day = endsAt.toISOString().slice(0, 10)
  expect(started.vendor[0]?.body).toContain(
    `Listed people of the hospital use version 1 of Tried in production until ${day}.`,
  )
  expect(started.listed[0]?.body).toContain('You are on the list of people who try out')

  world.clock.ahead = 20 * DAY
  await world.platform.runDueJobs()
  expect((await told()).everybody).toEqual([])
  world.clock.ahead = 24 * DAY
  await world.platform.runDueJobs()
  const soon = await told()
  for (const mails of [soon.vendor, soon.starter, soon.listed])
    expect(subjects(mails)).toEqual(['Tried: a pilot ends soon'])
  expect(soon.listed[0]?.body).toContain(`is over in 6 days, on ${day}.`)
  world.clock.ahead = 25 * DAY
  await world.platform.runDueJobs()
  expect((await told()).everybody).toEqual([])

  world.clock.ahead = 31 * DAY
  await world.platform.runDueJobs()
  const over = await told()
  for (const mails of [over.vendor, over.starter, over.listed])
    expect(subjects(mails)).toEqual(['Tried: a pilot is over'])
  expect(over.vendor[0]?.body).toContain('Its date is past.')
  expect(over.listed[0]?.body).not.toContain('Its date is past.')
})
