import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accepted, type Version } from '../../support/builders.ts'
import { move, REASON, reject } from '../../support/lifecycle.ts'
import { parameter, titleOf, words } from '../oidc/smart-app.ts'
import { decideScopes } from '../review/scope-steps.ts'
import { decide } from '../review/stage-steps.ts'
import { endPilot, pilotOf, readyForPilot, startPilot, updatePilot } from './pilot-steps.ts'
import { ASKED, type PilotWorld, startPilotWorld } from './pilot-world.ts'

const MINUTE = 60_000

let world: PilotWorld
let listed: Awaited<ReturnType<PilotWorld['aClinician']>>
let other: Awaited<ReturnType<PilotWorld['aClinician']>>
beforeAll(async () => {
  world = await startPilotWorld()
  ;[listed, other] = await Promise.all([world.aClinician(), world.aClinician()])
})
afterAll(() => world?.stop())
afterEach(() => {
  world.clock.ahead = 0
})

const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * MINUTE)

async function aPilot(minutes = 30): Promise<Version> {
  const version = await readyForPilot(world.cast)
  const started = { users: [listed.email], endsAt: inMinutes(minutes) }
  accepted(await startPilot(world.cast.reviewer, version, started))
  return version
}

async function launched(version: Version, email = listed.email) {
  const app = await world.pilotApp(version)
  const { json } = await app.tokens({ email, patient: 'p1', params: ASKED })
  return { app, access: String(json.access_token), refresh: String(json.refresh_token), json }
}

describe('a pilot', () => {
  test('lets who is listed in, with the scopes that were decided, and nobody else', async () => {
    const version = await aPilot()
    const { access, app, json } = await launched(version)
    expect(words(json.scope)).toEqual(words(ASKED.scope))
    expect(await world.read(access)).toBe(200)

    const { browser, visit } = await app.authorize({ email: other.email, params: ASKED })
    expect(visit.status).toBe(403)
    expect(titleOf(visit)).toBe('Not open to you yet')
    const back = await browser.post(visit.url, { action: 'cancel' })
    expect(parameter(back, 'error')).toBe('access_denied')
    expect(parameter(back, 'code')).toBe('')
    const silent = await app.open({ ...ASKED, prompt: 'none' }, browser)
    expect(parameter(silent, 'error')).toBe('access_denied')
  })

  test('is over on its date: the app is unknown, refresh and read are refused, and a job writes it down', async () => {
    const version = await aPilot()
    const { access, app, refresh } = await launched(version)
    world.clock.ahead = 31 * MINUTE
    expect(await world.read(access)).toBe(401)
    expect((await app.refresh(refresh)).json.error).toBe('invalid_client')
    expect((await app.open(ASKED)).body).toContain('invalid_client')
    await world.platform.runDueJobs()
    const { pilot } = await pilotOf(world.cast.reviewer, version)
    expect(pilot).toMatchObject({ isRunning: false, endedAt: pilot?.endsAt })
    expect(pilot?.client).toMatchObject({ isEnabled: false, scopes: [] })
  })

  test('who is taken off the list is out at once, and comes back without the tokens of before', async () => {
    const version = await aPilot()
    const { reviewer } = world.cast
    const mine = await launched(version)
    accepted(await updatePilot(reviewer, version, { users: [listed.email, other.email] }))
    const theirs = await launched(version, other.email)
    accepted(await updatePilot(reviewer, version, { users: [listed.email] }))
    expect(await world.read(theirs.access)).toBe(401)
    expect((await theirs.app.refresh(theirs.refresh)).json.error).toBe('invalid_grant')
    expect(await world.read(mine.access)).toBe(200)
    accepted(await updatePilot(reviewer, version, { users: [listed.email, other.email] }))
    expect(await world.read(theirs.access)).toBe(401)
    expect((await mine.app.refresh(mine.refresh)).status).toBe(200)
  })

  test('goes on after its date is moved', async () => {
    const version = await aPilot()
    const { access } = await launched(version)
    accepted(await updatePilot(world.cast.reviewer, version, { endsAt: inMinutes(50) }))
    world.clock.ahead = 40 * MINUTE
    expect(await world.read(access)).toBe(200)
  })
})

describe('a pilot ends', () => {
  test('by hand, with a reason, and may start again with the same client id', async () => {
    const version = await aPilot()
    const { access, app } = await launched(version)
    accepted(await endPilot(world.cast.reviewer, version, REASON))
    expect(await world.read(access)).toBe(401)
    const { pilot } = await pilotOf(world.cast.reviewer, version)
    expect(pilot).toMatchObject({ endReason: REASON, isRunning: false })
    const again = { users: [listed.email], endsAt: inMinutes(30) }
    accepted(await startPilot(world.cast.reviewer, version, again))
    expect((await world.pilotApp(version)).client.clientId).toBe(app.client.clientId)
    expect(await world.read(access)).toBe(401)
  })

  test.each([
    ['withdrawn', (version: Version) => move(world.cast.owner, 'withdraw', version)],
    ['rejected', (version: Version) => reject(world.cast.reviewer, version)],
  ])('when the version is %s', async (_, leave) => {
    const version = await aPilot()
    const { access, app } = await launched(version)
    const { revision } = await pilotOf(world.cast.reviewer, version)
    accepted(await leave({ ...version, revision }))
    expect(await world.read(access)).toBe(401)
    expect((await app.open(ASKED)).body).toContain('invalid_client')
  })
})

describe('a pilot follows the review:', () => {
  test('it rests while the vendor changes the version, or a stage before it is open again', async () => {
    const version = await aPilot()
    const { reviewer } = world.cast
    const { access } = await launched(version)
    const reopened = { state: 'IN_PROGRESS', reason: REASON } as const
    accepted(await decide(reviewer, version, 'SECURITY_PRIVACY', reopened))
    expect(await world.read(access)).toBe(401)
    expect((await pilotOf(reviewer, version)).pilot).toMatchObject({
      isRunning: false,
      endedAt: null,
    })
    accepted(await decide(reviewer, version, 'SECURITY_PRIVACY'))
    expect(await world.read(access)).toBe(200)
    const { revision } = await pilotOf(reviewer, version)
    accepted(await move(reviewer, 'requestChanges', { ...version, revision }, REASON))
    expect(await world.read(access)).toBe(401)
  })

  test('it loses what is no longer granted at once', async () => {
    const version = await aPilot()
    const { reviewer } = world.cast
    const { access } = await launched(version)
    const refused = { scope: 'patient/Patient.rs', decision: 'REFUSED', reason: REASON } as const
    accepted(await decideScopes(reviewer, version, [refused]))
    expect(await world.read(access)).toBe(401)
    expect((await pilotOf(reviewer, version)).pilot?.client?.scopes).not.toContain(refused.scope)
  })
})
