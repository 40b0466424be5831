import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted } from '../../support/builders.ts'
import { originThatMayRead } from '../../support/readable-origin.ts'
import { endPilot, readyForPilot, startPilot } from './pilot-steps.ts'
import { type PilotWorld, startPilotWorld } from './pilot-world.ts'

const ORIGIN = 'https://a-piloted-origin.example'
const DAY = 86_400_000

let world: PilotWorld
beforeAll(async () => {
  world = await startPilotWorld()
})
afterAll(() => world?.stop())

test('an app in a browser reads production from its pilot on, and why it is refused after it (CORS-02)', async () => {
  const { aClinician, cast, clock, platform } = world
  const listed = await aClinician()
  const version = await readyForPilot(cast, { redirectUrls: [`${ORIGIN}/callback`] })
  expect(await originThatMayRead(platform, ORIGIN)).toBeNull()
  const endsAt = new Date(clock.now().getTime() + DAY)
  accepted(await startPilot(cast.reviewer, version, { users: [listed.email], endsAt }))
  expect(await originThatMayRead(platform, ORIGIN)).toBe(ORIGIN)
  accepted(await endPilot(cast.reviewer, version, 'Everybody has told us what they think.'))
  expect(await originThatMayRead(platform, ORIGIN)).toBe(ORIGIN)
})
