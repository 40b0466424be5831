import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256Hex } from '../../../api/secrets.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { STAGES_BEFORE_APPROVAL, stagesOwnedBy } from '../../../schema/vocabulary/stage.ts'
import {
  accepted,
  aPerson,
  aReviewer,
  aVendor,
  clientOf,
  type Outcome,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import type { StageDecisionInput } from '../../support/gql/graphql.ts'
import { anAppVersion, type Cast, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { decideScopes } from './scope-steps.ts'
import { ASSIGN, assign, DECIDE, decide, file } from './stage-steps.ts'

let platform: TestPlatform
let cast: Cast
let intake: Person
let security: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, first, second] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'INTAKE_REVIEWER'),
    aReviewer(platform, 'SECURITY_REVIEWER'),
  ])
  cast = { owner, reviewer }
  intake = first
  security = second
})
afterAll(() => platform?.stop())

const inReview = (fields = {}) => anAppVersion(cast, { status: 'IN_REVIEW', ...fields })
/** What a whole draft asks for, granted. */
const GRANTED = ['launch', 'patient/Patient.rs'].map((scope) => ({
  scope,
  decision: 'GRANTED' as const,
}))
const codes = ({ errors }: Outcome) => errors.map(({ code }) => code)
const statesOf = async (version: Pick<Version, 'id'>, person: Person = cast.reviewer) =>
  (await stagesOf(person, version)).stages.map(({ stage, state }) => `${stage} ${state}`)
const idOf = ({ id }: Pick<Version, 'id'>) =>
  Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''

describe('submission', () => {
  test('opens intake with an owner, a checklist and a date, and nothing else', async () => {
    const version = await inReview()
    const { stages, byName } = await stagesOf(intake, version)
    expect(stages.map(({ state }) => state)).toEqual([
      'IN_PROGRESS',
      ...Array(7).fill('NOT_STARTED'),
    ])
    expect(byName.get('INTAKE')).toMatchObject({
      ownerRoles: ['INTAKE_REVIEWER'],
      isOverdue: false,
      templateVersion: 1,
      revision: 1,
      allowedDecisions: ['PASSED', 'FAILED'],
      checklist: expect.arrayContaining([expect.objectContaining({ satisfied: false })]),
    })
    const { startedAt, dueAt } = byName.get('INTAKE') ?? {}
    const days = (Date.parse(dueAt ?? '') - Date.parse(startedAt ?? '')) / 86_400_000
    // Ten business days, from whatever weekday, to the end of the last.
    expect(days).toBeGreaterThan(11)
    expect(days).toBeLessThan(16)
    expect(byName.get('SECURITY_PRIVACY')).toMatchObject({
      waitsFor: ['Intake'],
      allowedDecisions: [],
      revision: 0,
    })
  })

  test('shows its vendor how far the stages are, and no word of what reviewers wrote', async () => {
    const version = await inReview()
    accepted(await decide(intake, version, 'INTAKE', { reason: 'Only reviewers read this.' }))
    const { byName } = await stagesOf(cast.owner, version)
    expect(byName.get('INTAKE')).toMatchObject({
      state: 'PASSED',
      decidedAt: expect.any(String),
      decidedBy: null,
      reason: null,
      checklist: [],
      artifacts: [],
      allowedDecisions: [],
    })
    const text = `{ node(id: "${version.id}") { ... on AppVersion { activity(first: 20) { nodes { sentence reason } } } } }`
    const { data } = await cast.owner.client.ask<object, never>(text)
    expect(JSON.stringify(data)).toContain('A stage of the review opened: Security and privacy')
    expect(JSON.stringify(data)).not.toContain('Only reviewers read this.')
  })
})

describe('a decision', () => {
  test('opens what waited for it, leaves a record, and is audited and told', async () => {
    const version = await inReview()
    const decided = accepted(
      await decide(intake, version, 'INTAKE', { reason: 'The vendor answered.' }),
    )
    expect(decided.reviewState).toBe('UNDER_REVIEW')
    const { byName } = await stagesOf(cast.reviewer, version)
    expect([
      byName.get('SECURITY_PRIVACY')?.state,
      byName.get('TECHNICAL_VALIDATION')?.state,
    ]).toEqual(['IN_PROGRESS', 'IN_PROGRESS'])
    const [record] = byName.get('INTAKE')?.artifacts ?? []
    expect(record).toMatchObject({ kind: 'INTAKE_FORM', title: 'Intake form: passed' })
    expect(record?.body).toContain('The vendor answered.')
    expect(record?.sha256).toBe(sha256Hex(record?.body ?? ''))
    await everythingTold(platform)
    const actions = `select action || coalesce(' ' || (detail->>'stage'), '') from audit_event
      where app_version_id = $1 and (action like 'stage.%' or action like '%review-started') order by sequence`
    expect(await column(platform, actions, [idOf(version)])).toEqual([
      'stage.decided INTAKE',
      'app-version.review-started',
      'stage.opened SECURITY_PRIVACY',
      'stage.opened TECHNICAL_VALIDATION',
    ])
    const told = `select distinct u.email from notification n join user_account u on u.id = n.user_id
      where n.event = 'stage.opened' and n.app_version_id = $1`
    expect(await column(platform, told, [idOf(version)])).toEqual([security.email])
  })

  test.each([
    [{ checklist: [] }, 'REQUIRED', ['checklist']],
    [{ checklist: ['nonsense'] }, 'INVALID', ['checklist']],
    [{ state: 'FAILED' as const }, 'REQUIRED', ['reason']],
    [{ state: 'FAILED' as const, reason: 'short' }, 'TOO_SHORT', ['reason']],
    [{ state: 'WAIVED' as const, reason: REASON }, 'REASON_NOT_PERMITTED', ['state']],
    [{ state: 'NOT_STARTED' as const }, 'STAGE_ORDER', ['state']],
    [{ revision: 9 }, 'STALE_REVISION', null],
  ])('%j is refused, and nothing changes', async (input, code, path) => {
    const version = await inReview()
    const refused = await decide(intake, version, 'INTAKE', input)
    expect(refused.errors).toMatchObject([{ code, path }])
    expect((await statesOf(version))[0]).toBe('INTAKE IN_PROGRESS')
  })
})

describe('decisions', () => {
  test('comes in its order, with its papers', async () => {
    const version = await inReview()
    expect(await decide(security, version, 'SECURITY_PRIVACY')).toMatchObject({
      errors: [{ code: 'STAGE_ORDER', message: expect.stringContaining('First: Intake') }],
    })
    await passStages(cast.reviewer, version, 'TECHNICAL_VALIDATION')
    expect(codes(await decide(cast.reviewer, version, 'CONTRACT_SCOPES'))).toEqual(['REQUIRED'])
    const agreement = { stage: 'CONTRACT_SCOPES', kind: 'DATA_USE_AGREEMENT' } as const
    accepted(
      await file(cast.reviewer, version, { ...agreement, body: 'Agreed between both sides.' }),
    )
    accepted(await decideScopes(cast.reviewer, version, GRANTED))
    accepted(await decide(cast.reviewer, version, 'CONTRACT_SCOPES'))
    const { byName } = await stagesOf(cast.reviewer, version)
    expect(byName.get('PILOT')).toMatchObject({
      state: 'NOT_STARTED',
      waitsFor: ['Deactivation plan', 'Rollback plan'],
    })
    for (const kind of ['DEACTIVATION_PLAN', 'ROLLBACK_PLAN'] as const)
      accepted(
        await file(cast.reviewer, version, {
          stage: 'PILOT',
          kind,
          body: 'What is done, and by whom.',
        }),
      )
    expect(await statesOf(version)).toContain('PILOT IN_PROGRESS')
  })

  test('by two people at once is one decision, and the other is told', async () => {
    const version = await inReview()
    const tries = await Promise.all(
      [intake, cast.reviewer].map((person) => decide(person, version, 'INTAKE', { revision: 1 })),
    )
    expect(tries.flatMap(codes)).toEqual(['STALE_REVISION'])
  })

  test('is taken back with a reason, and whoever approved is asked again', async () => {
    const version = await inReview()
    accepted(await decide(intake, version, 'INTAKE'))
    const again = { state: 'IN_PROGRESS', reason: 'The number turned out to be wrong.' } as const
    expect(codes(await decide(intake, version, 'INTAKE', { state: 'IN_PROGRESS' }))).toEqual([
      'REQUIRED',
    ])
    accepted(await decide(intake, version, 'INTAKE', again))
    expect(codes(await decide(security, version, 'SECURITY_PRIVACY'))).toEqual(['STAGE_ORDER'])
  })
})

const REVIEWERS: Role[] = [
  'INTAKE_REVIEWER',
  'SECURITY_REVIEWER',
  'TECHNICAL_REVIEWER',
  'CLINICAL_REVIEWER',
  'CONTRACT_REVIEWER',
  'APP_ADMIN',
  'SECURITY_OFFICER',
  'AUDITOR',
]

test.each(REVIEWERS)(
  'R255: a person who is %s decides the stages of that role alone',
  async (role) => {
    const version = await inReview()
    await passStages(cast.reviewer, version, 'TECHNICAL_VALIDATION')
    const person = await aPerson(platform, { roles: [role] })
    const own = role === 'APP_ADMIN' ? STAGES_BEFORE_APPROVAL : stagesOwnedBy([role])
    for (const stage of STAGES_BEFORE_APPROVAL) {
      const input = {
        versionId: version.id,
        stage,
        state: 'PASSED',
        checklist: [],
        expectedRevision: 99,
      } satisfies StageDecisionInput
      const isOwn = own.includes(stage)
      const refused = await person.client.codes(DECIDE, { input })
      expect({ stage, refused }).toEqual({ stage, refused: isOwn ? [] : ['FORBIDDEN'] })
      const { stages } = await stagesOf(person, version)
      const offered = stages.find((each) => each.stage === stage)
      if (!isOwn) expect(offered?.allowedDecisions).toEqual([])
    }
  },
)

test('nobody decides a stage, files with it or takes it on for a vendor they belong to', async () => {
  const insider = await aPerson(platform, { roles: ['APP_ADMIN'] })
  await query(
    platform.databaseUrl,
    `insert into vendor_member (id, organization_id, created_at, vendor_id, user_id, role)
     select gen_random_uuid(), organization_id, now(), vendor_id, $1, 'VIEWER' from vendor_member where user_id = $2`,
    [insider.id, cast.owner.id],
  )
  const person = { ...insider, client: await clientOf(platform, insider) }
  const version = await inReview()
  const plan = {
    stage: 'INTAKE',
    kind: 'ROLLBACK_PLAN',
    body: 'Back to the version before.',
  } as const
  for (const attempt of [
    decide(person, version, 'INTAKE'),
    file(person, version, plan),
    assign(person, version, { stage: 'INTAKE', isMine: true, expectedRevision: 1 }),
  ])
    expect(codes(await attempt)).toEqual(['SEPARATION_OF_DUTIES'])
})

test('a stage is taken on, and given back', async () => {
  const version = await inReview()
  const taken = { stage: 'INTAKE', isMine: true, expectedRevision: 1 } as const
  accepted(await assign(intake, version, taken))
  const mine = (await stagesOf(intake, version)).byName.get('INTAKE')
  expect(mine).toMatchObject({ isMine: true, owner: expect.stringContaining('Robin'), revision: 2 })
  expect(codes(await assign(intake, version, taken))).toEqual(['STALE_REVISION'])
  accepted(await assign(intake, version, { ...taken, isMine: false, expectedRevision: 2 }))
  expect((await stagesOf(intake, version)).byName.get('INTAKE')?.owner).toBeNull()
  const closed = {
    versionId: version.id,
    stage: 'PILOT',
    isMine: true,
    expectedRevision: 0,
  } as const
  const { payload } = await cast.reviewer.client.get(ASSIGN, { input: closed })
  expect(JSON.stringify(payload)).toContain('nothing to take on')
})
