import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { closeIncidents, reinstate } from '../../support/incidents.ts'
import { anAppVersion, approve, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aBackendService } from '../oidc/backend-service.ts'
import { asked } from '../review/template-steps.ts'

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

const setRoles = ({ id }: Person, roles: string[]) =>
  query(platform.databaseUrl, 'update user_account set roles = $1 where id = $2', [roles, id])
const disable = (person: Pick<Person, 'client'>, input: object) =>
  ask(person, 'emergencyDisable', { reason: 'Leaks seen.', ...input })
const lift = async (person: Pick<Person, 'client'>, killSwitch: { id: string } | null) => {
  await closeIncidents(cast.reviewer)
  return ask(person, 'emergencyLift', { killSwitchId: killSwitch?.id, reason: REASON })
}
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
    expect(accepted(await reinstate(cast.reviewer, suspended)).status).toBe('LIVE')
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
  const { killSwitch, ...stopped } = await disable(officer, { appId: live.app.id })
  expect(stopped).toMatchObject({ suspendedVersions: 1 })
  const kind = await column(platform, 'select suspension_kind from app_version where id = $1', [
    idOf(live),
  ])
  expect(kind).toEqual(['EMERGENCY'])
  expect((await disable(officer, { appId: live.app.id })).userErrors).toMatchObject([
    { code: 'NOT_UNIQUE', path: ['appId'] },
  ])
  const held = () =>
    asked<{ emergency: object | null }>(
      cast.owner,
      'query ($slug: String!) { it: app(slug: $slug) { emergency { reason pulledByName } } }',
      { slug: live.app.slug },
    )
  expect((await held()).emergency).toMatchObject({ reason: 'Leaks seen.' })
  expect((await lift(officer, killSwitch)).userErrors).toMatchObject([
    { code: 'SEPARATION_OF_DUTIES' },
  ])
  expect((await lift(cast.reviewer, killSwitch)).userErrors).toEqual([])
  expect(await statusOf(live)).toEqual(['LIVE'])
  expect((await held()).emergency).toBeNull()
  expect((await disable(officer, { appId: live.app.id })).userErrors).toEqual([])
})

test('what an emergency would stop is counted before, and what it stopped stays with it', async () => {
  const owner = await aVendor(platform)
  const live = await anAppVersion({ owner, reviewer: cast.reviewer }, { status: 'LIVE' })
  await query(
    platform.databaseUrl,
    `with c as (select c.* from oauth_client c where c.pinned_version_id = $1 and c.environment = 'PRODUCTION'), r as (
       insert into oidc_record (organization_id, environment, model, id, payload, client_id, expires_at)
       select c.organization_id, 'PRODUCTION', m, 'reach-' || m, '{}', c.client_id, now() + '1 hour' from c, unnest(array['Grant', 'RefreshToken']) m)
     insert into consent (id, organization_id, created_at, grant_id, environment, user_id, oauth_client_id, app_id,
       app_version_id, scopes, attestation_warning_shown)
     select gen_random_uuid(), c.organization_id, now(), 'reach-grant', 'PRODUCTION', $2, c.id, c.app_id, $1, '{}', false from c`,
    [idOf(live), officer.id],
  )
  const reach = { apps: 1, clients: 1, tokens: 1, sessions: 1, consents: 1, people: 1 }
  const preview = await asked<object>(
    officer,
    `query ($input: EmergencyTargetInput!) { it: emergencyPreview(input: $input) {
       apps clients tokens sessions consents people appNames } }`,
    { input: { vendorId: owner.vendorId } },
  )
  expect(preview).toEqual({ ...reach, appNames: [live.name] })
  await disable(officer, { vendorId: owner.vendorId })
  const switches = await asked<{ vendor: { id: string } | null }[]>(
    cast.reviewer,
    `{ it: killSwitches { vendor { id } pulledByName canLift secondsToRevoke suspendedVersions
       reach { apps clients tokens sessions consents people } } }`,
  )
  expect(switches.find(({ vendor }) => vendor?.id === owner.vendorId)).toMatchObject({
    canLift: true,
    secondsToRevoke: expect.any(Number),
    suspendedVersions: 1,
    reach,
  })
})

test('a service pulls the switch when it was given that, by somebody who may do it', async () => {
  const backend = await aBackendService(platform, ['system/Patient.rs'])
  const create = (person: Pick<Person, 'client'>) =>
    asked<{ userErrors: { code: string; path: string[] | null }[] }>(
      person,
      `mutation ($input: ServiceAccountCreateInput!) { it: serviceAccountCreate(input: $input) { userErrors { code path } } }`,
      {
        input: {
          clientId: backend.clientId,
          abilities: ['emergency.disable'],
          purpose: 'Stops what leaks.',
        },
      },
    )
  const administrator = await aReviewer(platform, 'ORGANIZATION_ADMIN')
  expect((await create(administrator)).userErrors).toMatchObject([
    { code: 'OUT_OF_SCOPE_PERMISSION', path: ['abilities', '0'] },
  ])
  await setRoles(administrator, ['ORGANIZATION_ADMIN', 'SECURITY_OFFICER'])
  expect((await create(administrator)).userErrors).toEqual([])
  const { json } = await backend.token({ scope: 'emergency.disable' })
  const client = new GraphqlClient(platform.urls.graphql, json.access_token)
  const stopped = await disable({ client }, { scope: 'patient/Immunization.rs' })
  expect(stopped.userErrors).toEqual([])
  const pulled = await column(
    platform,
    `select pulled_by_id is null and pulled_by_name <> '' from kill_switch where scope = 'patient/Immunization.rs'`,
  )
  expect(pulled).toEqual([true])
  await setRoles(administrator, ['ORGANIZATION_ADMIN'])
  const { errors } = await client.ask(
    `mutation { emergencyDisable(input: { scope: "patient/Device.rs", reason: "Leaks seen." }) { userErrors { code } } }`,
  )
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
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
