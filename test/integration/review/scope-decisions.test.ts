import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  aVendor,
  type Outcome,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import type { ScopeVerdictInput } from '../../support/gql/graphql.ts'
import { anAppVersion, approve, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { decideScopes, previewedScopes, SCOPE_DECIDE, scopesOf } from './scope-steps.ts'

let platform: TestPlatform
let cast: Cast
let contract: Person
let security: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, first, second] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'CONTRACT_REVIEWER'),
    aReviewer(platform, 'SECURITY_REVIEWER'),
  ])
  cast = { owner, reviewer }
  contract = first
  security = second
})
afterAll(() => platform?.stop())

const LAB =
  'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
const ASKED = ['launch', 'offline_access', 'patient/Observation.rs', 'patient/*.rs']
const asking = (scopes: readonly string[]) => ({
  scopes: scopes.map((scope) => ({
    scope,
    purpose: 'Shows it beside the lines.',
    justification: 'Lines mean nothing without it.',
  })),
})
const inReview = (scopes = ASKED) => anAppVersion(cast, { status: 'IN_REVIEW', ...asking(scopes) })
const codes = ({ errors }: Outcome) => errors.map(({ code }) => code)
const granting = (...scopes: string[]): ScopeVerdictInput[] =>
  scopes.map((scope) => ({ scope, decision: 'GRANTED' }))
const narrowing: ScopeVerdictInput = {
  scope: 'patient/Observation.rs',
  decision: 'NARROWED',
  grantedScopes: [LAB],
  reason: REASON,
}
const refusing = (scope: string): ScopeVerdictInput => ({
  scope,
  decision: 'REFUSED',
  reason: REASON,
})
const idOf = ({ id }: Pick<Version, 'id'>) =>
  Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''

test('the consent page as decided has what was granted, narrowed where it was, beside the one with all that is asked for', async () => {
  const version = await inReview([
    'launch',
    'patient/Observation.rs',
    'patient/Condition.rs',
    'patient/Goal.rs',
  ])
  const asked = ['patient/Observation.rs', 'patient/Condition.rs', 'patient/Goal.rs']
  const shown = async (person: Person) => {
    const previews = await previewedScopes(person, version)
    const isAsked = (scope: string) => asked.includes(scope)
    expect(previews.asked.filter(isAsked).toSorted()).toEqual(asked.toSorted())
    return previews.decided
  }
  expect(await shown(security)).toEqual([])
  accepted(
    await decideScopes(security, version, [
      narrowing,
      refusing('patient/Condition.rs'),
      ...granting('patient/Goal.rs'),
    ]),
  )
  for (const person of [security, cast.owner]) {
    const decided = await shown(person)
    expect(decided).toContain(LAB)
    expect(decided).toContain('patient/Goal.rs')
    expect(decided).not.toContain('patient/Condition.rs')
    expect(decided).not.toContain('patient/Observation.rs')
  }
})

test('a decision per scope is written with who and when, audited and told, and read by the vendor with its reason', async () => {
  const version = await inReview()
  const before = await scopesOf(security, version)
  expect(before.byName.get('patient/Observation.rs')).toMatchObject({
    decision: 'PENDING',
    canDecide: true,
    narrowerScopes: expect.arrayContaining([{ scope: LAB }]),
  })
  const decided = accepted(
    await decideScopes(security, version, [narrowing, refusing('offline_access')]),
  )
  expect(decided).toMatchObject({ reviewState: 'UNDER_REVIEW' })
  expect(decided.revision).toBeGreaterThan(before.revision)
  const { byName } = await scopesOf(cast.reviewer, version)
  expect(byName.get('patient/Observation.rs')).toMatchObject({
    decision: 'NARROWED',
    grantedScopes: [LAB],
    reason: REASON,
    decidedBy: expect.stringContaining('Robin'),
    decidedAt: expect.any(String),
  })
  expect((await scopesOf(cast.owner, version)).byName.get('offline_access')).toMatchObject({
    decision: 'REFUSED',
    grantedScopes: [],
    reason: REASON,
    decidedBy: null,
    canDecide: false,
  })
  const audit = await query(
    platform.databaseUrl,
    `select scopes, detail, actor_id from audit_event where app_version_id = $1 and action = 'scope.decided'`,
    [idOf(version)],
  )
  expect(audit).toEqual([
    {
      scopes: ['patient/Observation.rs', 'offline_access'],
      detail: {
        decisions: [
          { scope: narrowing.scope, decision: 'NARROWED', granted: LAB, reason: REASON },
          { scope: 'offline_access', decision: 'REFUSED', reason: REASON },
        ],
      },
      actor_id: security.id,
    },
  ])
  await everythingTold(platform)
  const told = `select count(*)::int from outbox_message where type = 'scope.decided' and payload->>'appVersionId' = $1`
  expect(await column(platform, told, [idOf(version)])).toEqual([1])
})

test.each([
  [[], 'REQUIRED', ['decisions']],
  [granting('patient/Goal.rs'), 'NOT_FOUND', ['decisions', '0', 'scope']],
  [granting('launch', 'launch'), 'NOT_UNIQUE', ['decisions', '1', 'scope']],
  [
    [{ scope: 'offline_access', decision: 'REFUSED' }],
    'REASON_REQUIRED',
    ['decisions', '0', 'reason'],
  ],
  [[{ ...narrowing, reason: 'No.' }], 'TOO_SHORT', ['decisions', '0', 'reason']],
  [[{ ...narrowing, grantedScopes: [] }], 'REQUIRED', ['decisions', '0', 'grantedScopes']],
  [[refusing('launch')], 'INVALID', ['decisions', '0', 'decision']],
] as [ScopeVerdictInput[], string, string[]][])(
  '%j is refused, and nothing changes',
  async (decisions, code, path) => {
    const version = await inReview()
    const { errors } = await decideScopes(cast.reviewer, version, decisions)
    expect(errors).toMatchObject([{ code, path }])
    expect((await scopesOf(cast.reviewer, version)).revision).toBe(version.revision)
  },
)

test('one wrong of several changes nothing, and what is not narrower comes with what would be', async () => {
  const version = await inReview()
  const wider = { ...narrowing, grantedScopes: ['patient/Observation.cruds'] }
  const input = {
    versionId: version.id,
    expectedRevision: version.revision,
    decisions: [...granting('launch'), wider],
  }
  const text = `mutation ($input: ScopeDecisionInput!) { it: scopeDecide(input: $input) { userErrors {
    code path ... on ScopeError { scope narrowerAlternatives } } } }`
  const { data } = await cast.reviewer.client.ask<object, { input: typeof input }>(text, {
    input,
  })
  expect(data).toEqual({
    it: {
      userErrors: [
        {
          code: 'SCOPE_NOT_ALLOWED',
          path: ['decisions', '1', 'grantedScopes'],
          scope: 'patient/Observation.rs',
          narrowerAlternatives: expect.arrayContaining([LAB]),
        },
      ],
    },
  })
  expect((await scopesOf(cast.reviewer, version)).byName.get('launch')?.decision).toBe('PENDING')
})

test('a decision per scope is for the contract alone not where the data needs extra review, and never for others', async () => {
  const version = await inReview()
  const { byName } = await scopesOf(contract, version)
  expect([byName.get('launch')?.canDecide, byName.get('patient/*.rs')?.canDecide]).toEqual([
    true,
    false,
  ])
  expect(codes(await decideScopes(contract, version, granting('patient/*.rs')))).toEqual([
    'SEPARATION_OF_DUTIES',
  ])
  accepted(await decideScopes(contract, version, granting('launch')))
  accepted(await decideScopes(security, version, granting('patient/*.rs')))
  const technical = await aReviewer(platform, 'TECHNICAL_REVIEWER')
  const input = { versionId: version.id, expectedRevision: 1, decisions: granting('launch') }
  for (const { client } of [technical, cast.owner])
    expect(await client.codes(SCOPE_DECIDE, { input })).toEqual(['FORBIDDEN'])
})

test('a decision per scope of two people at once is made once; the other is told', async () => {
  const version = await inReview()
  const tries = await Promise.all(
    [cast.reviewer, security].map((person) =>
      decideScopes(person, version, granting('launch'), version.revision),
    ),
  )
  expect(tries.flatMap(codes)).toEqual(['STALE_REVISION'])
})

test('a decision per scope ends the approvals given before, and can be taken back until the version is approved', async () => {
  const version = await inReview(['launch', 'patient/Condition.rs'])
  await passStages(cast.reviewer, version)
  const { revision } = await stagesOf(cast.reviewer, version)
  accepted(await move(cast.reviewer, 'approve', { ...version, revision }))
  accepted(await decideScopes(security, version, [{ scope: 'launch', decision: 'PENDING' }]))
  const again = await scopesOf(cast.reviewer, version)
  expect(again.missing).toEqual([{ guard: 'SCOPES_DECIDED', message: 'Not decided yet: launch.' }])
  const open = `select count(*)::int from launch_approval where app_version_id = $1 and ended_at is null`
  expect(await column(platform, open, [idOf(version)])).toEqual([0])
  const live = accepted(await approve(cast.reviewer, { ...version, revision: again.revision }))
  expect(codes(await decideScopes(security, live, granting('launch')))).toEqual([
    'INVALID_TRANSITION',
  ])
})

test('a contract is not passed while a scope is not decided', async () => {
  const version = await inReview(['launch', 'patient/Patient.rs'])
  await passStages(cast.reviewer, version, 'TECHNICAL_VALIDATION')
  const text = (stage: string, body: string) =>
    `mutation { it: ${stage}(input: { versionId: "${version.id}", stage: CONTRACT_SCOPES, ${body} }) { userErrors { code message } } }`
  const filing = text(
    'artifactFile',
    'kind: DATA_USE_AGREEMENT, body: "Signed by both sides, for this purpose."',
  )
  await contract.client.ask<object, never>(filing)
  const { byName } = await stagesOf(contract, version)
  const contractStage = byName.get('CONTRACT_SCOPES')
  const keys = JSON.stringify(contractStage?.checklist.map(({ key }) => key))
  const passing = text(
    'stageDecide',
    `state: PASSED, checklist: ${keys}, expectedRevision: ${contractStage?.revision}`,
  )
  const { data } = await contract.client.ask<object, never>(passing)
  expect(data).toEqual({
    it: {
      userErrors: [
        { code: 'REQUIRED', message: 'Decide about each scope first: launch, patient/Patient.rs.' },
      ],
    },
  })
  accepted(await decideScopes(contract, version, granting('launch', 'patient/Patient.rs')))
  expect((await contract.client.ask<object, never>(passing)).data).toEqual({
    it: { userErrors: [] },
  })
})
