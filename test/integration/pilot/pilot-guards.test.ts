import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  aVendor,
  type Outcome,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import type { AppVersionDraftInput } from '../../support/gql/graphql.ts'
import { anAppVersion, type Cast, REASON } from '../../support/lifecycle.ts'
import { passStages } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localIdOf } from '../documents/uploads.ts'
import { aPerson } from '../oidc/rows.ts'
import { decide } from '../review/stage-steps.ts'
import {
  endDate,
  endPilot,
  filePlans,
  pilotOf,
  readyForPilot,
  startPilot,
  updatePilot,
} from './pilot-steps.ts'

let platform: TestPlatform
let cast: Cast
let technical: Person
let email: string
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
  technical = await aReviewer(platform, 'TECHNICAL_REVIEWER')
  email = (await aPerson(platform, { roles: ['CLINICIAN'] })).email
})
afterAll(() => platform?.stop())

const start = (version: Version, more: object = {}, who = technical): Promise<Outcome> =>
  startPilot(who, version, { users: [email], endsAt: endDate(), ...more })

describe('a pilot does not start', () => {
  test('before each stage before it is passed, and both plans are on file', async () => {
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const refusal = async () => {
      const [error] = (await start(version)).errors
      expect(error?.code).toBe('STAGE_ORDER')
      const { pilotWaitsFor } = await pilotOf(technical, version)
      expect(pilotWaitsFor).toBe(error?.message)
      return error?.message ?? ''
    }
    expect(await refusal()).toContain('Security and privacy, Technical validation, Contract')
    await passStages(cast.reviewer, version, 'TECHNICAL_VALIDATION')
    expect(await refusal()).toContain('after: Contract and scopes, Deactivation plan, Rollback')
    await passStages(cast.reviewer, version, 'CONTRACT_SCOPES')
    expect(await refusal()).toBe('A pilot starts after: Deactivation plan, Rollback plan.')
    await filePlans(cast.reviewer, version)
    expect((await pilotOf(technical, version)).pilotWaitsFor).toBeNull()
    accepted(await start(version))
  })

  test('after its stage is decided', async () => {
    const version = await readyForPilot(cast)
    accepted(await decide(cast.reviewer, version, 'PILOT', { state: 'FAILED', reason: REASON }))
    expect((await start(version)).errors).toMatchObject([
      { code: 'STAGE_ORDER', path: ['versionId'] },
    ])
  })

  test.each([
    ['nobody', { users: [] }, { code: 'REQUIRED', path: ['users'], limit: 1, actual: 0 }],
    [
      'somebody unknown',
      { users: ['nobody@example.org'] },
      { code: 'NOT_FOUND', path: ['users', '0'] },
    ],
    [
      'too many',
      { users: Array.from({ length: 201 }, (_, n) => `p${n}@example.org`) },
      { code: 'TOO_LONG', path: ['users'], limit: 200, actual: 201 },
    ],
    ['a day that is past', { endsAt: endDate(-1) }, { code: 'INVALID', path: ['endsAt'] }],
    ['more than half a year', { endsAt: endDate(181) }, { code: 'INVALID', path: ['endsAt'] }],
    ['a stale revision', { revision: 1 }, { code: 'STALE_REVISION' }],
  ])('for %s', async (_, more, refusal) => {
    const version = await readyForPilot(cast)
    expect((await start(version, more)).errors).toMatchObject([refusal])
    expect((await pilotOf(technical, version)).pilot).toBeNull()
  })

  test('for a backend service, a second time, or by a stage owner of another stage', async () => {
    const service = await readyForPilot(cast, SERVICE)
    expect((await start(service)).errors).toMatchObject([{ code: 'INVALID', path: ['versionId'] }])
    const version = await readyForPilot(cast)
    accepted(await start(version))
    expect((await start(version)).errors).toMatchObject([{ code: 'NOT_UNIQUE' }])
    const intake = await aReviewer(platform, 'INTAKE_REVIEWER')
    await expect(start(version, {}, intake)).rejects.toThrow('FORBIDDEN')
  })
})

const KEY = {
  ...{ kty: 'EC', crv: 'P-384', use: 'sig', alg: 'ES384', kid: 'one', key_ops: ['verify'] },
  x: 'wCEfmVi2C3kFM3vmKb2KnBXWYN1d2AytP3aD62sh8JFSfkpbRVoDM8lhuWSwj-Nd',
  y: 'R8Q4mBHqYuAp6GGArIN4KDbbTEjYpqoAvZGj5QPxR1zRljl6pRmi-VWpyQr5zYTN',
}
const SERVICE: AppVersionDraftInput = {
  clientType: 'BACKEND_SERVICE',
  launchModes: ['STANDALONE'],
  jwks: JSON.stringify({ keys: [KEY] }),
  scopes: [
    {
      scope: 'system/Patient.rs',
      purpose: 'Counts who comes when.',
      justification: 'Nothing can be counted without it.',
    },
  ],
}

test('a vendor sees date and client of the pilot, and not who is on its list', async () => {
  const version = await readyForPilot(cast)
  accepted(await start(version))
  const whole = await pilotOf(technical, version)
  expect(whole).toMatchObject({ canPilot: true, pilot: { isRunning: true, users: [{ email }] } })
  const seen = await pilotOf(cast.owner, version)
  expect(seen).toMatchObject({
    canPilot: false,
    pilot: { users: [], startedBy: null, client: { environment: 'PILOT', isEnabled: true } },
  })
  expect(seen.pilot?.client?.authorizeUrl).toContain('/auth/authorize')
  const stranger = await aVendor(platform)
  await expect(pilotOf(stranger, version)).rejects.toThrow('no such version')
})

test('every step leaves one audit event and one outbox row', async () => {
  const version = await readyForPilot(cast)
  accepted(await start(version))
  expect((await updatePilot(technical, version, { endsAt: endDate(181) })).errors).toMatchObject([
    { code: 'INVALID', path: ['endsAt'] },
  ])
  expect((await updatePilot(technical, version, { revision: 9 })).errors).toMatchObject([
    { code: 'STALE_REVISION' },
  ])
  accepted(await updatePilot(technical, version, { endsAt: endDate(60) }))
  expect((await endPilot(technical, version, 'Short.')).errors).toMatchObject([
    { code: 'TOO_SHORT', path: ['reason'], limit: 20 },
  ])
  accepted(await endPilot(technical, version, REASON))
  expect((await endPilot(technical, version, REASON)).errors).toMatchObject([
    { code: 'INVALID_TRANSITION' },
  ])
  const told = ['pilot.started', 'pilot.changed', 'pilot.ended']
  const id = localIdOf(version.id)
  const audits = `select action from audit_event where app_version_id = $1 and action like 'pilot.%' order by sequence`
  expect(await column(platform, audits, [id])).toEqual(told)
  const outbox = `select type from outbox_message where payload->>'appVersionId' = $1 and type like 'pilot.%' order by sequence`
  expect(await column(platform, outbox, [id])).toEqual(told)
})

test('nothing of it is found under an id nobody has', async () => {
  const nowhere = { id: Buffer.from(`AppVersion:${randomUUID()}`).toString('base64url') }
  const asked = { users: [email], endsAt: endDate(), revision: 1 }
  expect((await startPilot(technical, nowhere, asked)).errors).toMatchObject([
    { code: 'NOT_FOUND', path: ['versionId'] },
  ])
})
