import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReviewer, aVendor, type Person } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { asked } from '../review/template-steps.ts'
import { inForce, proposeOverride, settle } from './rule-steps.ts'

let platform: TestPlatform
let cast: Cast
let security: Person
let administrator: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, ...writers] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
  cast = { owner, reviewer }
  ;[security, administrator] = writers
})
afterAll(() => platform?.stop())

const SLOWLY = 240_000
const WORDS = {
  noun: 'shots',
  detail: 'Every shot you had here.',
  nounEs: 'las vacunas puestas',
  detailEs: 'Cada vacuna que se le puso aquí.',
}

interface Explained {
  plainLanguage: string
  detail: string
  sensitivity: string
  extraReview: boolean
}

const explained = async (scope: string) => {
  const text = `query ($scopes: [String!]!) { it: explainScopes(scopes: $scopes) { plainLanguage detail sensitivity extraReview } }`
  const [found] = await asked<Explained[]>(cast.owner, text, { scopes: [scope] })
  return found
}

const offered = async () => {
  const entries = await asked<{ scope: string }[]>(cast.owner, '{ it: scopeCatalog { scope } }')
  return entries.map(({ scope }) => scope)
}

test('the hospital says a kind of data in its own words, once two people said so', async () => {
  const scope = 'patient/Immunization.rs'
  const before = await explained(scope)
  const { proposalId } = await proposeOverride(security, { key: 'Immunization', ...WORDS })
  expect(await explained(scope)).toEqual(before)
  expect((await settle(security, 'Confirm', proposalId)).userErrors).toMatchObject([
    { code: 'SEPARATION_OF_DUTIES' },
  ])
  expect((await settle(administrator, 'Confirm', proposalId)).userErrors).toEqual([])
  expect(await explained(scope)).toMatchObject({
    plainLanguage: 'See the patient’s shots',
    detail: 'Every shot you had here.',
  })
  const shown = '{ it: scopeOverrides { key noun nounEs sensitivity isOffered } }'
  const { noun, nounEs } = WORDS
  expect(await asked(cast.owner, shown)).toEqual([
    { key: 'Immunization', noun, nounEs, sensitivity: null, isOffered: null },
  ])
  const [detail] = await column(
    platform,
    `select detail from audit_event where action = 'scope-catalog.changed'`,
  )
  expect(detail).toMatchObject({
    subject: 'Immunization',
    changes: expect.arrayContaining([
      { field: 'noun', before: expect.any(String), after: 'shots' },
    ]),
  })
  await inForce(proposeOverride(administrator, { key: 'Immunization' }), security)
  expect(await explained(scope)).toEqual(before)
  expect(await asked(cast.owner, shown)).toEqual([])
})

test('protection only rises, and reaches the risk of what runs', { timeout: SLOWLY }, async () => {
  const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
  const [scope = ''] = await column<string>(
    platform,
    `select r.scope from scope_request r join app_version v on v.id = r.app_version_id
     where v.status = 'IN_REVIEW' and r.scope like '%/%.%' limit 1`,
  )
  const key = /\/(\w+)\./.exec(scope)?.[1] ?? ''
  const raised = { key, sensitivity: 'CRITICAL', needsExtraReview: true }
  await inForce(proposeOverride(security, raised), administrator)
  expect(await explained(scope)).toMatchObject({ sensitivity: 'CRITICAL', extraReview: true })
  const tiers = () =>
    asked<{ riskTier: string }>(
      security,
      'query ($id: ID!) { it: node(id: $id) { ... on AppVersion { riskTier } } }',
      { id: version.id },
    )
  expect(await tiers()).toEqual({ riskTier: 'CRITICAL' })
  const rated = `select risk_tier from app a join app_version v on v.app_id = a.id where v.status = 'IN_REVIEW'`
  expect(await column(platform, rated)).toContain('CRITICAL')
  await inForce(proposeOverride(security, { key }), administrator)
  expect(await column(platform, rated)).toContain('CRITICAL')
})

test('what is switched off is offered to nobody and refused to new apps, and stays with those that have it', {
  timeout: SLOWLY,
}, async () => {
  const scopes = `select distinct r.scope from scope_request r join scope_grant g on g.scope = r.scope where r.scope like 'patient/%'`
  await anAppVersion(cast, { status: 'IN_REVIEW' })
  const [scope = ''] = await column<string>(platform, scopes)
  const key = /\/(\w+)\./.exec(scope)?.[1] ?? ''
  expect(await offered()).toContain(`patient/${key}.rs`)
  const held = await anAppVersion(cast, { status: 'IN_REVIEW' })
  await inForce(proposeOverride(security, { key, isOffered: false }), administrator)
  expect(await offered()).not.toContain(`patient/${key}.rs`)
  const draft = await anAppVersion(cast, { status: 'DRAFT' })
  const codes = async (id: string) => {
    const missing =
      'query ($id: ID!) { it: node(id: $id) { ... on AppVersion { submissionErrors { code path } } } }'
    const { submissionErrors } = await asked<{
      submissionErrors: { code: string; path: string[] }[]
    }>(cast.owner, missing, { id })
    return submissionErrors.map((fault) => fault.code)
  }
  expect(await codes(draft.id)).toContain('SCOPE_NOT_ALLOWED')
  expect(await codes(held.id)).not.toContain('SCOPE_NOT_ALLOWED')
})

test.each([
  [{ key: 'Unheard' }, 'NOT_FOUND', 'key'],
  [{ key: '*', sensitivity: 'LOW' }, 'INVALID', 'sensitivity'],
  [{ key: '*', needsExtraReview: false }, 'INVALID', 'needsExtraReview'],
  [{ key: 'Goal', noun: 'aims' }, 'REQUIRED', 'nounEs'],
  [{ key: 'Goal', noun: 'aims', nounEs: 'metas' }, 'INVALID', 'nounEs'],
  [{ key: 'Goal', detail: 'Short.', detailEs: 'Lo que se quiere.' }, 'TOO_SHORT', 'detail'],
  [{ key: 'Goal', isOffered: false, summary: 'No.' }, 'TOO_SHORT', 'summary'],
])('refuses %j', async (input, code, field) => {
  const { userErrors } = await proposeOverride(security, input)
  expect(userErrors).toMatchObject([{ code, path: [field] }])
})

test('refuses what changes nothing', async () => {
  const { userErrors } = await proposeOverride(security, { key: 'Goal', isOffered: true })
  expect(userErrors).toMatchObject([{ code: 'INVALID' }])
})
