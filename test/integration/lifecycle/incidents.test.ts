import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { closeIncidents, reinstate } from '../../support/incidents.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPerson } from '../oidc/rows.ts'
import { anApp, startWorld, type World } from '../oidc/world.ts'
import { CLOSE, DISABLE, INCIDENT, LIFT } from './incident-documents.ts'

/** An app goes through a whole review here. */
const SLOWLY = 240_000

let world: World
let platform: TestPlatform
let twin: TestPlatform
let cast: Cast
let officer: Person
beforeAll(async () => {
  world = await startWorld()
  platform = world.platform
  const env = { PUBLIC_URL: platform.urls.base }
  twin = await startTestPlatform({ databaseUrl: platform.databaseUrl, env })
  const [owner, reviewer, security] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_OFFICER'),
  ])
  cast = { owner, reviewer }
  officer = security
})
afterAll(async () => {
  await twin?.stop()
  await world?.stop()
})

const incidentsOf = async ({ client }: Person, appId: string) =>
  (await client.get(INCIDENT, { filter: { appId } })).incidents.nodes

const latestOf = async (person: Person, appId: string) => {
  const [incident] = await incidentsOf(person, appId)
  if (!incident) throw new Error('There is no incident.')
  return incident
}

/** Waits until every replica confirmed. */
const confirmed = (appId: string) =>
  vi.waitFor(
    async () => {
      const incident = await latestOf(cast.reviewer, appId)
      expect(incident.secondsToRevoke).not.toBeNull()
      return incident
    },
    { timeout: 60_000, interval: 50 },
  )

/** An app that people opened in production and stay connected to. */
async function anOpenApp(people: number) {
  const app = await anApp(world, { environment: 'PRODUCTION' })
  const open: { email: string; token: string }[] = []
  for (let n = 0; n < people; n++) {
    const { email } = await aPerson(platform, { fhirUser: 'Patient/p1' })
    const params = { scope: 'openid offline_access patient/Patient.rs' }
    const { json } = await app.tokens({ email, params })
    open.push({ email, token: json.access_token })
  }
  return { app, open, appId: Buffer.from(`App:${app.client.appId}`).toString('base64url') }
}

const disable = async ({ client }: Person, target: object) =>
  (await client.get(DISABLE, { input: { reason: 'Leaks were seen.', ...target } })).payload

const statusOf = ({ id }: Version) =>
  column(platform, 'select status from app_version where id = $1', [
    Buffer.from(id, 'base64url').toString().split(':')[1],
  ])

describe('the incident of an emergency', () => {
  it('lists every session that was open, and whose they are to those alone who may read of people', async () => {
    const { app, appId, open } = await anOpenApp(2)
    const { killSwitch, userErrors } = await disable(officer, { appId })
    expect(userErrors).toEqual([])
    expect(killSwitch?.incident?.kind).toBe('EMERGENCY')
    const seen = await latestOf(cast.reviewer, appId)
    expect(seen).toMatchObject({
      kind: 'EMERGENCY',
      reason: 'Leaks were seen.',
      clientIds: [app.client.clientId],
      sessionCount: 2,
      tokenCount: 2,
      personCount: 2,
      closedAt: null,
    })
    expect(seen.sessions.nodes).toHaveLength(2)
    for (const session of seen.sessions.nodes)
      expect(session).toMatchObject({
        clientId: app.client.clientId,
        pseudonym: expect.stringMatching(/^[0-9A-F]{6}$/),
        launchId: expect.any(String),
        tokenCount: 1,
        person: null,
      })
    const watched = await latestOf(officer, appId)
    expect(watched.sessions.nodes.map(({ person }) => person?.email).toSorted()).toEqual(
      open.map(({ email }) => email).toSorted(),
    )
  })
})

describe('the time to revoke', () => {
  it('is measured until the last replica confirmed; and then each refuses what was open', async () => {
    const { appId, open } = await anOpenApp(1)
    const [session] = open
    await disable(officer, { appId })
    const { replicas, secondsToRevoke, timeline } = await confirmed(appId)
    expect(replicas).toHaveLength(2)
    const seconds = replicas.map((replica) => replica.seconds ?? 0)
    expect(Math.min(...seconds)).toBeGreaterThan(0)
    expect(secondsToRevoke).toBe(Math.max(...seconds))
    expect(timeline.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['OPENED', 'OBEYED', 'OBEYED']),
    )
    for (const { port } of [platform, twin]) {
      const { status } = await fetch(`http://127.0.0.1:${port}/fhir/Patient/p1`, {
        headers: { authorization: `Bearer ${session?.token}` },
      })
      expect(status).toBe(401)
    }
  })

  it('waits for a replica that runs and does not answer, and not for one that is gone', async () => {
    const quiet = crypto.randomUUID()
    await query(platform.databaseUrl, 'insert into replica (id) values ($1)', [quiet])
    const { appId } = await anOpenApp(1)
    await disable(officer, { appId })
    const confirmations = async () =>
      (await latestOf(cast.reviewer, appId)).replicas.filter(({ seconds }) => seconds !== null)
    await vi.waitFor(async () => expect(await confirmations()).toHaveLength(2), {
      timeout: 60_000,
      interval: 50,
    })
    expect((await latestOf(cast.reviewer, appId)).secondsToRevoke).toBeNull()
    await query(
      platform.databaseUrl,
      `update replica set seen_at = now() - interval '1 hour' where id = $1`,
      [quiet],
    )
    const { replicas, secondsToRevoke } = await latestOf(cast.reviewer, appId)
    expect(secondsToRevoke).toBeGreaterThan(0)
    expect(replicas.filter(({ isSilent }) => isSilent)).toMatchObject([
      { name: quiet.slice(0, 8), seconds: null },
    ])
  })
})

describe('an open incident', () => {
  it('keeps an emergency from being lifted', async () => {
    const { killSwitch } = await disable(officer, { scope: 'patient/Device.rs' })
    const lift = async () =>
      (
        await cast.reviewer.client.get(LIFT, {
          input: { killSwitchId: killSwitch?.id ?? '', reason: REASON },
        })
      ).payload.userErrors
    expect(await lift()).toMatchObject([{ code: 'INVALID_TRANSITION', path: ['killSwitchId'] }])
    await closeIncidents(cast.reviewer)
    expect(await lift()).toEqual([])
  })

  it(
    'keeps a version from coming back until it says what was found and what was done',
    async () => {
      const live = await anAppVersion(cast, { status: 'LIVE' })
      const suspended = accepted(await move(cast.reviewer, 'suspend', live, REASON))
      const incident = await latestOf(cast.reviewer, live.app.id)
      expect(incident).toMatchObject({ kind: 'SUSPENSION', reason: REASON, canClose: true })
      expect((await move(cast.reviewer, 'reinstate', suspended, REASON)).errors).toMatchObject([
        {
          __typename: 'TransitionError',
          code: 'INVALID_TRANSITION',
          message: expect.stringContaining('The incident is closed with a summary.'),
          allowed: ['RETIRE'],
        },
      ])
      expect(await statusOf(live)).toEqual(['SUSPENDED'])
      expect(accepted(await reinstate(cast.reviewer, suspended)).status).toBe('LIVE')
      const { timeline, ...closed } = await latestOf(officer, live.app.id)
      expect(closed).toMatchObject({
        closedAt: expect.any(String),
        closedByName: expect.any(String),
        finding: REASON,
        remedy: REASON,
        canClose: false,
      })
      expect(timeline.map(({ step, sentence }) => sentence ?? step)).toEqual(
        expect.arrayContaining(['OPENED', 'OBEYED', 'CLOSED', 'Reinstated']),
      )
    },
    SLOWLY,
  )
})

describe('a summary', () => {
  it.each([
    ['finding', 'Short.', { code: 'TOO_SHORT', path: ['finding'], limit: 20, actual: 6 }],
    ['remedy', '', { code: 'REQUIRED', path: ['remedy'], limit: 20, actual: 0 }],
    [
      'remedy',
      'Because. '.repeat(250),
      { code: 'TOO_LONG', path: ['remedy'], limit: 2000, actual: 2249 },
    ],
  ])('with a wrong %s closes nothing, %#', async (field, text, fault) => {
    const incidentId = await anOpenIncident()
    const whole = { incidentId, finding: REASON, remedy: REASON, expectedRevision: 1 }
    expect(await close({ ...whole, [field]: text })).toMatchObject([fault])
    expect(await close({ ...whole, expectedRevision: 7 })).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
    expect(await close(whole)).toEqual([])
    expect(await close({ ...whole, expectedRevision: 2 })).toMatchObject([
      { code: 'INVALID', path: ['incidentId'] },
    ])
  })

  it('is in the audit trail', async () => {
    const incidentId = await anOpenIncident()
    await close({ incidentId, finding: REASON, remedy: REASON, expectedRevision: 1 })
    const local = Buffer.from(incidentId, 'base64url').toString().split(':')[1]
    const actions = `select action from audit_event where detail->>'incidentId' = $1 order by sequence`
    expect(await column(platform, actions, [local])).toEqual(['incident.opened', 'incident.closed'])
  })

  it('belongs to an incident there is', async () => {
    const incidentId = Buffer.from(`Incident:${crypto.randomUUID()}`).toString('base64url')
    const asked = { incidentId, finding: REASON, remedy: REASON, expectedRevision: 1 }
    expect(await close(asked)).toMatchObject([{ code: 'NOT_FOUND', path: ['incidentId'] }])
  })
})

it('a list of incidents costs as many statements for many as for one', async () => {
  const first = async (count: number) => {
    const text = `{ incidents(first: ${count}, filter: { isOpen: true }) { totalCount nodes { app { slug } closedByName secondsToRevoke replicas { seconds } } } }`
    const sent = await statementsOf(() => cast.reviewer.client.ask(text))
    return sent.filter((each) => OF_THE_LIST.test(each)).length
  }
  for (let n = 0; n < 4; n++) await anOpenIncident()
  const one = await first(1)
  expect(one).toBeGreaterThan(2)
  expect(await first(4)).toBe(one)
})

/** Rows of incidents, what replicas confirmed, and the apps they are about. */
const OF_THE_LIST = /from "?incident|from "app"/

async function anOpenIncident(): Promise<string> {
  const { appId } = await anOpenApp(0)
  await disable(officer, { appId })
  return (await latestOf(cast.reviewer, appId)).id
}

async function close(input: {
  incidentId: string
  finding: string
  remedy: string
  expectedRevision: number
}) {
  return (await officer.client.get(CLOSE, { input })).payload.userErrors
}
