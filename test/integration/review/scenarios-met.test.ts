import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCENARIO_SYSTEM } from '../../../schema/vocabulary/scenario.ts'
import {
  accepted,
  anonymous,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { anAppVersion, approve } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localId } from '../notices/people.ts'
import { asked } from './template-steps.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let version: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name: 'Tried' })
  await aPatient('scenario-merged', 'merged-chart')
  await aPatient('scenario-empty', 'empty-record')
  await aPatient('scenario-deceased', 'deceased')
  await aPatient('scenario-ordinary', 'typical')
})
afterAll(() => platform?.stop())

async function aPatient(id: string, code: string): Promise<void> {
  const meta = { tag: [{ system: SCENARIO_SYSTEM, code }] }
  const { status } = await platform.ports.upstreamFhir.SANDBOX.send({
    method: 'PUT',
    path: `/Patient/${id}`,
    query: '',
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'Patient', id, meta },
  })
  expect(status).toBeLessThan(300)
}

/** What the proxy writes when a version is given something of a patient. */
function given(id: string, { environment = 'SANDBOX', outcome = 'SUCCESS' } = {}) {
  return query(
    platform.databaseUrl,
    `insert into audit_event (id, organization_id, created_at, action, outcome, actor_name, environment, app_version_id, patient_ref, detail)
     values (gen_random_uuid(), $1, now(), 'resource.accessed', $2, 'Somebody', $3, $4, $5, '{}')`,
    [platform.organization.id, outcome, environment, localId(version.id), `Patient/${id}`],
  )
}

async function lookedAt() {
  const { run } = await asked<{ run: { scenarios: string[]; checks: Check[] } }>(
    owner,
    `mutation ($id: ID!) { it: validationRunStart(versionId: $id) { run { scenarios checks { key severity message } } } }`,
    { id: version.id },
  )
  const check = run.checks.find(({ key }) => key === 'scenarios')
  return { scenarios: run.scenarios, says: check?.message }
}

interface Check {
  key: string
  message: string
}

test('a run says which difficult records of the sandbox the version has met', async () => {
  expect(await lookedAt()).toEqual({ scenarios: [], says: 'It has met none of them yet.' })
  await given('scenario-merged')
  await given('scenario-merged')
  await given('scenario-empty')
  await given('scenario-ordinary')
  await given('scenario-deceased', { outcome: 'DENIED' })
  await given('scenario-deceased', { environment: 'PRODUCTION' })
  const { scenarios, says } = await lookedAt()
  expect(scenarios).toEqual(['merged-chart', 'empty-record'])
  expect(says).toContain('Met: Merged charts, Empty record. Not met: Missing demographics,')
})

test('the gallery shows what the last run before the release found', async () => {
  accepted(await approve(reviewer, version))
  const listing = await asked<{ scenarios: string[] }>(
    { client: anonymous(platform) },
    'query ($slug: String!) { it: galleryListing(slug: $slug) { scenarios } }',
    { slug: version.app.slug },
  )
  expect(listing).toEqual({ scenarios: ['merged-chart', 'empty-record'] })
})
