import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, approve, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
let cast: Cast
let officer: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, security] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_OFFICER'),
  ])
  cast = { owner, reviewer }
  officer = security
})
afterAll(() => platform?.stop())

/** Several apps go through a whole review here. */
const SLOWLY = 240_000

interface Answer {
  killSwitch: { id: string } | null
  suspendedVersions: number | null
  grantsCut: number | null
  userErrors: { code: string; path: string[] | null; message: string }[]
}

async function ask(
  { client }: Pick<Person, 'client'>,
  field: string,
  input: object,
): Promise<Answer> {
  const type = field === 'emergencyLift' ? 'EmergencyLiftInput' : 'EmergencyDisableInput'
  const { data, errors } = await client.ask<{ it: Answer }, { input: object }>(
    `mutation ($input: ${type}!) { it: ${field}(input: $input) { killSwitch { id } suspendedVersions grantsCut
       userErrors { code path message } } }`,
    { input },
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.it
}

const disable = (person: Pick<Person, 'client'>, input: object) =>
  ask(person, 'emergencyDisable', { reason: 'Leaks seen.', ...input })
const lift = (person: Pick<Person, 'client'>, killSwitch: { id: string } | null) =>
  ask(person, 'emergencyLift', { killSwitchId: killSwitch?.id, reason: REASON })
const idOf = ({ id }: Pick<Version, 'id'>) =>
  Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''
const statusOf = (version: Version) =>
  column(platform, 'select status from app_version where id = $1', [idOf(version)])
const grantsOf = (version: Version) =>
  column<string>(
    platform,
    `select scope from scope_grant where app_version_id = $1 and environment = 'PRODUCTION' and ended_at is null order by 1`,
    [idOf(version)],
  )
const asking = (...scopes: string[]) => ({
  scopes: scopes.map((scope) => ({
    scope,
    purpose: 'Shows it beside the lines.',
    justification: 'Lines mean nothing without it.',
  })),
})
const setReleaseMode = (releaseMode: string) =>
  query(platform.databaseUrl, 'update organization set settings = settings || $1', [
    { releaseMode },
  ])

test(
  'a vendor is disabled with all its apps, and until it is lifted none goes live',
  async () => {
    const owner = await aVendor(platform)
    const theirs = { owner, reviewer: cast.reviewer }
    const live = await Promise.all([
      anAppVersion(theirs, { status: 'LIVE' }),
      anAppVersion(theirs, { status: 'LIVE' }),
    ])
    const other = await anAppVersion(cast, { status: 'LIVE' })
    const { killSwitch, ...stopped } = await disable(officer, { vendorId: owner.vendorId })
    expect(stopped).toEqual({ suspendedVersions: 2, grantsCut: 0, userErrors: [] })
    expect((await Promise.all([...live, other].map(statusOf))).flat()).toEqual([
      'SUSPENDED',
      'SUSPENDED',
      'LIVE',
    ])
    const [first] = live
    const { revision = 0 } =
      (
        await query<{ revision: number }>(
          platform.databaseUrl,
          'select revision from app_version where id = $1',
          [idOf(first)],
        )
      )[0] ?? {}
    const suspended = { ...first, revision }
    expect((await move(cast.reviewer, 'reinstate', suspended, REASON)).errors).toMatchObject([
      {
        __typename: 'TransitionError',
        code: 'INVALID_TRANSITION',
        message: expect.stringContaining('the vendor'),
      },
    ])
    await setReleaseMode('MANUAL')
    const approved = accepted(
      await approve(cast.reviewer, await anAppVersion(theirs, { status: 'IN_REVIEW' })),
    )
    await setReleaseMode('AUTOMATIC')
    expect((await move(cast.reviewer, 'release', approved)).errors).toMatchObject([
      {
        __typename: 'TransitionError',
        code: 'INVALID_TRANSITION',
        message: 'Disabled in an emergency: the vendor.',
      },
    ])

    expect((await disable(officer, { vendorId: owner.vendorId })).userErrors).toMatchObject([
      { code: 'NOT_UNIQUE' },
    ])
    expect((await lift(officer, killSwitch)).userErrors).toMatchObject([
      { code: 'SEPARATION_OF_DUTIES' },
    ])
    expect((await lift(cast.reviewer, killSwitch)).userErrors).toEqual([])
    expect(accepted(await move(cast.reviewer, 'reinstate', suspended, REASON)).status).toBe('LIVE')
    expect(accepted(await move(cast.reviewer, 'release', approved)).status).toBe('LIVE')
  },
  SLOWLY,
)

test(
  'a scope is taken from every live grant, and granted again when it is lifted',
  async () => {
    const scopes = ['patient/Goal.rs', 'patient/Observation.cruds', 'user/Observation.rs']
    const live = await anAppVersion(cast, { status: 'LIVE', ...asking(...scopes) })
    const { killSwitch, grantsCut } = await disable(officer, { scope: 'patient/Observation.cud' })
    expect(grantsCut).toBe(1)
    expect(await grantsOf(live)).toEqual([
      'patient/Goal.rs',
      'patient/Observation.rs',
      'user/Observation.rs',
    ])
    expect(await statusOf(live)).toEqual(['LIVE'])

    await setReleaseMode('MANUAL')
    const next = await anAppVersion(cast, {
      status: 'IN_REVIEW',
      ...asking('patient/Observation.c'),
    })
    const approved = accepted(await approve(cast.reviewer, next))
    await setReleaseMode('AUTOMATIC')
    expect((await move(cast.reviewer, 'release', approved)).errors).toMatchObject([
      { message: 'Disabled in an emergency: patient/Observation.cud.' },
    ])
    expect((await lift(cast.reviewer, killSwitch)).userErrors).toEqual([])
    expect(await grantsOf(live)).toEqual(scopes.toSorted())
    const audit = `select action from audit_event where action like 'emergency.%' and scopes = '{patient/Observation.cud}' order by sequence`
    expect(await column(platform, audit)).toEqual(['emergency.disabled', 'emergency.enabled'])
  },
  SLOWLY,
)

test('an app is stopped at once, and a second person reinstates it', async () => {
  const live = await anAppVersion(cast, { status: 'LIVE' })
  expect(await disable(officer, { appId: live.app.id })).toMatchObject({
    killSwitch: null,
    suspendedVersions: 1,
  })
  const kind = await column(platform, 'select suspension_kind from app_version where id = $1', [
    idOf(live),
  ])
  expect(kind).toEqual(['EMERGENCY'])
  expect((await disable(officer, { appId: live.app.id })).userErrors).toMatchObject([
    { code: 'INVALID_TRANSITION' },
  ])
})

test.each([
  [{}, 'INVALID', []],
  [{ appId: 'x', scope: 'patient/Goal.rs' }, 'INVALID', []],
  [{ scope: 'patient/Gaol.rs' }, 'INVALID', ['scope']],
  [{ vendorId: 'nobody' }, 'NOT_FOUND', ['vendorId']],
  [{ appId: 'nothing' }, 'NOT_FOUND', ['appId']],
  [{ scope: 'patient/Goal.rs', reason: 'Stop.' }, 'TOO_SHORT', ['reason']],
])('%j disables nothing', async (input, code, path) => {
  expect((await disable(officer, input)).userErrors).toMatchObject([{ code, path }])
})
