import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aDraft, aReviewer, aVendor, type Person } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { asked } from '../review/template-steps.ts'
import { at, DRAFT, step } from './data-policy-steps.ts'

let platform: TestPlatform
let security: Person
let administrator: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[security, administrator] = await Promise.all([
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
})
afterAll(() => platform?.stop())

const SLOWLY = 240_000
const CATEGORIES = 'http://terminology.hl7.org/CodeSystem/observation-category'
async function publicTypes(): Promise<string[]> {
  const { rest } = await (await fetch(`${platform.urls.fhir.PRODUCTION}/metadata`)).json()
  return rest[0].resource.map(({ type }: { type: string }) => type)
}

async function recordAccess(resourceType: string, appId: string | null = null) {
  await query(
    platform.databaseUrl,
    `insert into audit_event (id, organization_id, created_at, action, outcome, actor_name, environment, app_id, app_version_id, scopes, patient_ref, detail)
     select gen_random_uuid(), id, now() - interval '1 day', 'resource.accessed', 'SUCCESS', 'Somebody', 'PRODUCTION',
       $2::uuid, gen_random_uuid(), '{patient/*.rs}', 'Patient/p1',
       jsonb_build_object('interaction', 'search-type', 'resourceType', $1::text, 'parameters', '["code", "_count"]'::jsonb)
     from organization`,
    [resourceType, appId],
  )
}

test('C5 a version is drafted, previewed on recorded requests, published by a second person, and rolled back', {
  timeout: SLOWLY,
}, async () => {
  await recordAccess('Condition')
  await recordAccess('Condition')
  await recordAccess('Observation')
  const drafted = await step(security, 'DraftSave', DRAFT)
  expect(drafted).toMatchObject({ policy: { state: 'DRAFT', number: 1 }, userErrors: [] })
  expect((await step(administrator, 'DraftSave', DRAFT)).userErrors).toMatchObject([
    { code: 'NOT_UNIQUE', path: ['environment'] },
  ])
  expect((await step(administrator, 'Publish', at(drafted))).userErrors).toMatchObject([
    { code: 'INVALID_TRANSITION' },
  ])
  expect((await step(security, 'Preview', { ...at(drafted), days: 91 })).userErrors).toMatchObject([
    { code: 'TOO_LONG', path: ['days'], limit: 90, actual: 91 },
  ])
  const previewed = await step(security, 'Preview', { ...at(drafted), days: 7 })
  expect(previewed.policy).toMatchObject({
    state: 'PREVIEWED',
    preview: {
      requests: 3,
      refused: 2,
      effects: [{ rule: 'no-conditions', requests: 2, resourceType: 'Condition' }],
    },
  })
  expect(await publicTypes()).toContain('Condition')
  expect((await step(security, 'Publish', at(previewed))).userErrors).toMatchObject([
    { code: 'SEPARATION_OF_DUTIES' },
  ])
  expect((await step(administrator, 'Publish', at(drafted))).userErrors).toMatchObject([
    { code: 'STALE_REVISION' },
  ])
  const published = await step(administrator, 'Publish', at(previewed))
  expect(published.policy).toMatchObject({ state: 'PUBLISHED' })
  await vi.waitFor(async () => expect(await publicTypes()).not.toContain('Condition'), {
    timeout: 30_000,
  })
  const back = { environment: 'PRODUCTION', reason: 'Wards could not work.' }
  expect((await step(security, 'RollBack', { ...back, reason: 'No' })).userErrors).toMatchObject([
    { code: 'TOO_SHORT', path: ['reason'], limit: 10, actual: 2 },
  ])
  expect(
    (await step(security, 'RollBack', { ...back, policyId: published.policy?.id })).userErrors,
  ).toMatchObject([{ code: 'INVALID', path: ['policyId'] }])
  expect((await step(security, 'RollBack', back)).userErrors).toEqual([])
  await vi.waitFor(async () => expect(await publicTypes()).toContain('Condition'), {
    timeout: 30_000,
  })
  const rows = await query(
    platform.databaseUrl,
    `select action from audit_event where action like 'data-policy.%' order by sequence`,
  )
  expect(rows.map(({ action }) => action)).toEqual(
    ['drafted', 'previewed', 'published', 'rolled-back'].map((each) => `data-policy.${each}`),
  )
})

test('C5 other scopes of an app are tried on what it asked', { timeout: SLOWLY }, async () => {
  await aDraft(await aVendor(platform))
  const [id = ''] = await column<string>(platform, 'select id::text from app')
  for (const type of ['Condition', 'Condition', 'Observation']) await recordAccess(type, id)
  const preview = (appId: string, ...scopes: string[]) =>
    asked<object>(
      security,
      `query ($input: DataPolicyScopesPreviewInput!) { it: dataPolicyScopesPreview(input: $input) {
         requests refused filtered effects { effect rule resourceType interaction requests } } }`,
      { input: { environment: 'PRODUCTION', appId, scopes, days: 7 } },
    )
  const app = Buffer.from(`App:${id}`).toString('base64url')
  const refused = { effect: 'REFUSED', rule: 'scope-missing', interaction: 'search-type' }
  expect(await preview(app, 'patient/Observation.rs')).toMatchObject({
    ...{ requests: 3, refused: 2, filtered: 0 },
    effects: [{ ...refused, resourceType: 'Condition', requests: 2 }],
  })
  const categories = ['laboratory', 'vital-signs'].map(
    (code) => `patient/Observation.rs?category=${CATEGORIES}|${code}`,
  )
  expect(await preview(app, 'patient/Condition.rs', ...categories)).toMatchObject({
    ...{ requests: 3, refused: 0, filtered: 1 },
    effects: [{ effect: 'FILTERED', rule: 'scopes', resourceType: 'Observation', requests: 1 }],
  })
  expect(await preview(app, 'patient/*.rs')).toMatchObject({ requests: 3, refused: 0, effects: [] })
})

test.each([
  ['an app that is not there', { appId: 'bm9ib2R5' }, 'There is no such app.'],
  ['91 days', { days: 91 }, 'A preview looks back 1 to 90 days; asked for were 91.'],
  ['no day', { days: 0 }, 'A preview looks back 1 to 90 days; asked for were 0.'],
  [
    '201 scopes',
    { scopes: Array(201).fill('patient/Patient.r') },
    'A preview takes at most 200 scopes; given were 201.',
  ],
  [
    'what is no scope',
    { scopes: ['patient/Patient.sr'] },
    'patient/Patient.sr is not a scope. Write it as patient/Observation.rs.',
  ],
])('C5 scopes are not tried with %s', async (_with, part, message) => {
  const usual = { environment: 'PRODUCTION', appId: 'bm9ib2R5', scopes: [], days: 7 }
  await expect(
    asked(
      security,
      `query ($input: DataPolicyScopesPreviewInput!) { it: dataPolicyScopesPreview(input: $input) { requests } }`,
      { input: { ...usual, ...part } },
    ),
  ).rejects.toThrow(message)
})

test('an element that the standard does not have is refused where it stands', {
  timeout: SLOWLY,
}, async () => {
  const rule = {
    key: 'no-ssn',
    kind: 'REDACT',
    elements: [
      'Patient.telecom',
      'Patient.telephone',
      "Patient.telecom.where(system = 'phone' and usage = 'home')",
    ],
    reason: 'Kept in the house.',
  }
  const answer = await step(security, 'DraftSave', {
    ...DRAFT,
    environment: 'SANDBOX',
    rules: [rule],
  })
  expect(answer.userErrors).toMatchObject([
    { code: 'INVALID', path: ['rules', '0', 'elements', '1'] },
    { code: 'INVALID', path: ['rules', '0', 'elements', '2'] },
  ])
  const good = await step(security, 'DraftSave', {
    ...DRAFT,
    environment: 'SANDBOX',
    rules: [
      { ...rule, elements: ['Observation.value[x]', "Patient.extension('urn:race').value[x]"] },
    ],
  })
  expect((await step(administrator, 'Discard', at(good))).policy).toMatchObject({
    state: 'DISCARDED',
  })
})
