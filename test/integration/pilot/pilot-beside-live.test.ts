import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  type Person,
  saveDraft,
  type Version,
} from '../../support/builders.ts'
import { anAppVersion, approve, submitDraft } from '../../support/lifecycle.ts'
import { clientIdOf, emergencyOf } from './live-steps.ts'
import { endDate, makeReady, PUBLIC_APP, pilotOf, startPilot } from './pilot-steps.ts'
import { ASKED, type PilotWorld, startPilotWorld } from './pilot-world.ts'

let world: PilotWorld
let officer: Person
let listed: { email: string }
let other: { email: string }
beforeAll(async () => {
  world = await startPilotWorld()
  ;[listed, other, officer] = await Promise.all([
    world.aClinician(),
    world.aClinician(),
    aReviewer(world.platform, 'SECURITY_OFFICER'),
  ])
})
afterAll(() => world?.stop())

async function twoVersions(scopes: readonly string[] = PILOTED) {
  const { cast } = world
  const first = await anAppVersion(cast, { status: 'LIVE', ...PUBLIC_APP })
  const live = world.appOf(await clientIdOf(cast.owner, first, 'PRODUCTION'))
  const draft = await saveDraft(cast.owner, {
    appId: first.app.id,
    changeNotes: 'Asks for what it needs now.',
    scopes: scopes.map((scope) => ({ scope, purpose: PURPOSE, justification: PURPOSE })),
  })
  const second = await submitDraft(cast.owner, accepted(draft))
  await makeReady(cast, second)
  const { revision } = await pilotOf(cast.reviewer, second)
  return { first, second: { ...second, revision }, live }
}

const PURPOSE = 'Lines mean nothing without it.'
const PILOTED = PUBLIC_APP.scopes.map(({ scope }) => scope)
const as = (email: string) => ({ email, patient: 'p1', params: ASKED })

async function piloted(second: Version) {
  const started = { users: [listed.email], endsAt: endDate() }
  accepted(await startPilot(world.cast.reviewer, second, started))
  const app = await world.pilotApp(second)
  return { app, tokens: (await app.tokens(as(listed.email))).json }
}

describe('beside a version in use', () => {
  test('people who are not on the list go on with the live one, and the pilot ends with the release', async () => {
    const { live, second } = await twoVersions()
    const before = (await live.tokens(as(other.email))).json
    const { app, tokens } = await piloted(second)
    expect(await world.read(before.access_token)).toBe(200)
    const refreshed = (await live.refresh(before.refresh_token)).json
    expect(await world.read(refreshed.access_token)).toBe(200)
    expect(app.client.clientId).not.toBe(live.client.clientId)

    accepted(await approve(world.cast.reviewer, second))
    expect(await world.read(tokens.access_token)).toBe(401)
    expect((await pilotOf(world.cast.reviewer, second)).pilot).toMatchObject({ isRunning: false })
    expect((await app.open(ASKED)).body).toContain('invalid_client')
    // What the live one may do was not widened: nobody is asked again.
    expect(await world.read(refreshed.access_token)).toBe(401)
    const { code } = await live.authorize({ ...as(other.email), allow: () => [] })
    expect(code).not.toBe('')
    const after = (await live.refresh(refreshed.refresh_token)).json
    expect(await world.read(after.access_token)).toBe(200)
  })

  test('whoever allowed the earlier version is asked again where the newer one may do more', async () => {
    const { live, second } = await twoVersions([...PILOTED, 'patient/Observation.rs'])
    await live.tokens(as(other.email))
    accepted(await approve(world.cast.reviewer, second))
    const { visit } = await live.authorize({ ...as(other.email), allow: () => [] })
    expect(visit.body).toContain('value="allow"')
  })

  test('what the newer version is not granted any more is cut from tokens at once', async () => {
    const { live, second } = await twoVersions([
      'launch',
      'offline_access',
      'patient/Observation.rs',
    ])
    const before = (await live.tokens(as(other.email))).json
    expect(await world.read(before.access_token)).toBe(200)
    accepted(await approve(world.cast.reviewer, second))
    expect(await world.read(before.access_token)).toBe(401)
    const { json } = await live.refresh(before.refresh_token)
    expect(String(json.scope ?? '')).not.toContain('patient/Patient')
  })

  test('an emergency of the app ends its pilot too, and no other starts while its vendor is disabled', async () => {
    const { first, second } = await twoVersions()
    const { tokens } = await piloted(second)
    expect(await emergencyOf(officer, { appId: first.app.id })).toEqual([])
    expect(await world.read(tokens.access_token)).toBe(401)
    expect(await emergencyOf(officer, { vendorId: world.cast.owner.vendorId })).toEqual([])
    const again = { users: [listed.email], endsAt: endDate() }
    expect((await startPilot(world.cast.reviewer, second, again)).errors).toMatchObject([
      { code: 'INVALID_TRANSITION', message: expect.stringContaining('the vendor') },
    ])
  })
})
