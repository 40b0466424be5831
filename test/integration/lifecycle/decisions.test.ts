import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aPerson,
  aReviewer,
  aVendor,
  clientOf,
  type Outcome,
  type Person,
  saveDraft,
  type Version,
} from '../../support/builders.ts'
import { VERSION_BY_ID } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import type { RejectionCode } from '../../support/gql/graphql.ts'
import {
  afterStages,
  anAppVersion,
  approve,
  type Cast,
  move,
  REASON,
  reject,
} from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import type { PlainMove } from '../../support/transitions.ts'

let platform: TestPlatform
let cast: Cast
let second: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, other] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform),
  ])
  cast = { owner, reviewer }
  second = other
})
afterAll(() => platform?.stop())

const inReview = (fields = {}) => anAppVersion(cast, { status: 'IN_REVIEW', ...fields })
const passed = async (version: Version) => ({
  ...version,
  ...(await afterStages(cast.reviewer, version)),
})
const long = (length: number) => 'x'.repeat(length)

describe('rejection', () => {
  test.each([
    ['', 'REASON_REQUIRED', 20, 0],
    ['   ', 'REASON_REQUIRED', 20, 0],
    [long(19), 'TOO_SHORT', 20, 19],
    [long(2001), 'TOO_LONG', 2000, 2001],
    [`${long(30)}\u0007`, 'INVALID', null, null],
  ])('with the reason %j is refused', async (reason, code, limit, actual) => {
    const version = await inReview()
    const { errors } = await reject(cast.reviewer, version, { reason })
    expect(errors).toMatchObject([{ path: ['reason'], code, limit, actual }])
  })

  test('is final, and the vendor reads why', async () => {
    const rejected = accepted(await reject(cast.reviewer, await inReview()))
    expect(rejected).toMatchObject({
      status: 'REJECTED',
      rejectionCode: 'SECURITY_RISK',
      statusReason: REASON,
      allowedTransitions: [],
    })
    const mail = await platform.mailTo(cast.owner.email, /rejected/)
    expect(mail.body).toContain(REASON)
    for (const step of ['submit', 'withdraw', 'approve'] as const) {
      const who = step === 'approve' ? cast.reviewer : cast.owner
      expect((await move(who, step, rejected)).errors).toMatchObject([
        { __typename: 'TransitionError', code: 'TERMINAL_STATE', from: 'REJECTED', allowed: [] },
      ])
    }
  })

  test.each<[RejectionCode, boolean]>([
    ['SECURITY_RISK', true],
    ['AUTHENTICITY_NOT_VERIFIED', true],
    ['TECHNICAL_FAILURE', true],
    ['SCOPE_NOT_JUSTIFIED', false],
    ['TERMS_VIOLATION', false],
    ['INCOMPLETE', false],
    ['DUPLICATE', false],
    ['OTHER', false],
  ])('R082: of an app for patients for %s: %s', async (code, isPermitted) => {
    const version = await inReview({ audiences: ['PATIENT', 'PROVIDER'] })
    const { errors } = await reject(cast.reviewer, version, { code })
    expect(errors.map((error) => error.code)).toEqual(isPermitted ? [] : ['REASON_NOT_PERMITTED'])
  })
})

test('changes are asked for, made, and looked at again', async () => {
  const version = await inReview()
  expect((await move(cast.reviewer, 'requestChanges', version)).errors).toMatchObject([
    { code: 'REASON_REQUIRED' },
  ])
  const asked = accepted(await move(cast.reviewer, 'requestChanges', version, REASON))
  expect(asked).toMatchObject({
    status: 'IN_REVIEW',
    reviewState: 'CHANGES_REQUESTED',
    statusReason: REASON,
  })
  expect((await move(cast.reviewer, 'approve', asked)).errors).toMatchObject([
    { code: 'INVALID_TRANSITION', allowed: ['REJECT'] },
  ])
  const { node } = await cast.owner.client.get(VERSION_BY_ID, { id: version.id })
  expect(node).toMatchObject({ isEditable: true, allowedTransitions: ['RESUBMIT', 'WITHDRAW'] })
  const at = { versionId: asked.id, expectedRevision: asked.revision }
  const edited = accepted(await saveDraft(cast.owner, { ...at, name: 'Better Lines' }))
  expect((await move(cast.owner, 'resubmit', edited)).errors).toMatchObject([
    { code: 'REASON_REQUIRED', path: ['reason'] },
  ])
  const again = accepted(
    await move(cast.owner, 'resubmit', edited, 'The name says what it does now.'),
  )
  expect(again).toMatchObject({ reviewState: 'WAITING', name: 'Better Lines', isEditable: false })
  const closed = await saveDraft(cast.owner, {
    versionId: again.id,
    expectedRevision: again.revision,
    name: 'No',
  })
  expect(closed.errors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  expect(accepted(await approve(cast.reviewer, again)).status).toBe('LIVE')
})

test('a resubmission has to be whole', async () => {
  const asked = accepted(await move(cast.reviewer, 'requestChanges', await inReview(), REASON))
  const at = { versionId: asked.id, expectedRevision: asked.revision }
  const emptied = accepted(await saveDraft(cast.owner, { ...at, termsUrl: null }))
  expect((await move(cast.owner, 'resubmit', emptied, REASON)).errors).toMatchObject([
    { path: ['termsUrl'], code: 'REQUIRED' },
  ])
})

test('withdrawn, a version is a draft again, closed to reviewers and to the sandbox', async () => {
  const withdrawn = accepted(await move(cast.owner, 'withdraw', await inReview()))
  expect(withdrawn).toMatchObject({ status: 'DRAFT', reviewState: null, isEditable: true })
  expect((await cast.reviewer.client.get(VERSION_BY_ID, { id: withdrawn.id })).node).toBeNull()
  const statement = `select c.disabled_at is not null from oauth_client c join app a on a.id = c.app_id where a.slug = $1`
  expect(await column(platform, statement, [withdrawn.app.slug])).toEqual([true])
  const again = accepted(await move(cast.owner, 'submit', withdrawn))
  expect(again.status).toBe('IN_REVIEW')
  expect(await column(platform, statement, [withdrawn.app.slug])).toEqual([false])
})

test('a discarded draft leaves nothing but its audit events', async () => {
  const draft = await anAppVersion(cast, { status: 'DRAFT' })
  expect(await move(cast.owner, 'discard', draft)).toEqual({ version: null, errors: [] })
  expect(await column(platform, 'select 1 from app where slug = $1', [draft.app.slug])).toEqual([])
  const id = Buffer.from(draft.id, 'base64url').toString().split(':')[1]
  for (const table of ['scope_request', 'attestation', 'message'])
    expect(
      await column(platform, `select 1 from ${table} where app_version_id = $1`, [id]),
    ).toEqual([])
  const actions = 'select action from audit_event where app_version_id = $1 order by sequence'
  expect(await column(platform, actions, [id])).toEqual([
    'app-version.drafted',
    'app-version.discard',
  ])
})

describe('a step that is not allowed now', () => {
  const cases: [PlainMove, 'DRAFT' | 'IN_REVIEW' | 'LIVE' | 'SUSPENDED', string, string[]][] = [
    ['approve', 'LIVE', 'INVALID_TRANSITION', ['SUSPEND', 'RETIRE']],
    ['release', 'IN_REVIEW', 'INVALID_TRANSITION', ['REQUEST_CHANGES', 'REJECT', 'APPROVE']],
    ['suspend', 'SUSPENDED', 'INVALID_TRANSITION', ['REINSTATE', 'RETIRE']],
    ['reinstate', 'LIVE', 'INVALID_TRANSITION', ['SUSPEND', 'RETIRE']],
    ['retire', 'IN_REVIEW', 'INVALID_TRANSITION', ['REQUEST_CHANGES', 'REJECT', 'APPROVE']],
  ]
  test.each(cases)('%s of a version that is %s', async (step, status, code, allowed) => {
    const version = await anAppVersion(cast, { status })
    expect((await move(cast.reviewer, step, version, REASON)).errors).toMatchObject([
      { __typename: 'TransitionError', code, from: status, allowed },
    ])
  })

  test.each(['submit', 'resubmit', 'discard'] as const)('%s of a live version', async (step) => {
    const version = await anAppVersion(cast, { status: 'LIVE' })
    expect((await move(cast.owner, step, version, REASON)).errors).toMatchObject([
      { __typename: 'TransitionError', from: 'LIVE', allowed: ['RETIRE'] },
    ])
  })
})

describe('two people deciding at once', () => {
  const races: [string, (version: Version) => Promise<Outcome>[]][] = [
    [
      'both approve',
      (version) => [cast.reviewer, second].map((who) => move(who, 'approve', version)),
    ],
    [
      'one approves, one rejects',
      (version) => [move(cast.reviewer, 'approve', version), reject(second, version)],
    ],
    [
      'one rejects, the owner withdraws',
      (version) => [reject(cast.reviewer, version), move(cast.owner, 'withdraw', version)],
    ],
  ]
  test.each(races)('%s: one wins, the other is told', async (_name, decide) => {
    for (let round = 0; round < 3; round += 1) {
      const version = await passed(await inReview())
      const tries = await Promise.all(decide(version))
      expect(tries.filter((each) => each.version)).toHaveLength(1)
      const [error] = tries.flatMap(({ errors }) => errors)
      if (error?.code === 'NOT_FOUND') continue // withdrawn first: no reviewer sees it any more
      expect(error).toMatchObject({ __typename: 'StaleRevisionError', expected: version.revision })
    }
  })
})

test('nobody decides about a version of a vendor they belong to', async () => {
  const insider = await aPerson(platform, { roles: ['APP_ADMIN'] })
  await query(
    platform.databaseUrl,
    `insert into vendor_member (id, organization_id, created_at, vendor_id, user_id, role)
     select gen_random_uuid(), organization_id, now(), vendor_id, $1, 'DEVELOPER' from vendor_member where user_id = $2`,
    [insider.id, cast.owner.id],
  )
  const version = await inReview()
  const client = await clientOf(platform, insider)
  for (const attempt of [move({ client }, 'approve', version), reject({ client }, version)])
    expect((await attempt).errors).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
})
