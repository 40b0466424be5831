import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeededPeople } from '../../api/demo/people/seed-people.ts'
import { query } from '../support/sql.ts'
import { take } from './dialogs.ts'
import { oneJourney } from './journey.ts'
import { passReview } from './pass-review.ts'
import { openPortal, peopleAndRecords, somebody } from './people.ts'
import { type SubmittedApp, submitApp } from './publish-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const NARROWED = 'Reading is enough for what the app shows on its screen.'
const REFUSED = 'Nothing the app does needs to know which medicines somebody takes.'
const WRITES = 'patient/Observation.cruds'
const READS = 'patient/Observation.rs'
const MEDICINES = 'patient/MedicationRequest.rs'
const AS_ASKED = ['fhirUser', 'launch/patient', 'openid', 'patient/Patient.rs']

let stage: Stage
let people: SeededPeople
let app: SubmittedApp
let developer: Page
let reviewer: Page
let security: Page
let admin: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  people = await peopleAndRecords(stage.platform)
  app = await submitApp(stage.platform, people, {
    name: 'Modest Results',
    redirectUrl: 'http://127.0.0.1:9/callback',
    attestation: 'ACCEPTED',
    scopes: [...AS_ASKED, WRITES, MEDICINES].join(' '),
  })
  ;[developer, reviewer, security, admin] = await Promise.all([
    stage.visitor(),
    stage.visitor(),
    stage.visitor(),
    stage.visitor(),
  ])
})
afterAll(() => stage?.stop())

test('a reviewer narrows a scope to what is narrower indeed, and says why', async () => {
  await openPortal(security, `/review/${app.versionId}`, somebody('security-reviewer'))
  await security.getByRole('button', { name: `Narrow ${WRITES}` }).click()
  await security.getByLabel(`Granted instead of ${WRITES}`).first().click()
  await security.getByRole('option', { name: /: patient\/Observation\.rs$/ }).click()
  await security.keyboard.press('Escape')
  await security.getByLabel(`Why ${WRITES} is narrowed`).fill(NARROWED)
  await expectSound(security)
  await security.getByRole('button', { name: 'Narrow', exact: true }).click()
  await security.getByRole('button', { name: `Take back ${WRITES}` }).waitFor()
})

test('another one is refused, and the rest is granted', async () => {
  await security.getByRole('button', { name: `Refuse ${MEDICINES}` }).click()
  await security.getByLabel(`Why ${MEDICINES} is refused`).fill(REFUSED)
  await security.getByRole('button', { name: 'Refuse', exact: true }).click()
  await security.getByRole('button', { name: `Take back ${MEDICINES}` }).waitFor()
  await security.getByRole('button', { name: /^Grant all remaining/ }).click()
  await security.getByText('Every scope is decided.').waitFor()
  await expectSound(security)
})

test('the developer reads both decisions, why, and what is granted instead', async () => {
  await openPortal(developer, `/apps/${app.slug}/connection`, somebody('developer'))
  await developer.getByText('Decision: Narrowed').waitFor()
  await developer.getByText('Granted instead:').getByText(READS).waitFor()
  await developer.getByText(`Why: ${NARROWED}`).waitFor()
  await developer.getByText('Decision: Refused').waitFor()
  await developer.getByText(`Why: ${REFUSED}`).waitFor()
  await expectSound(developer)
})

test('approving names what is missing until the stages are passed', async () => {
  await openPortal(reviewer, `/review/${app.versionId}`, somebody('reviewer'))
  await reviewer.getByText(/^Before it can be approved, .* missing$/).waitFor()
  await expect.poll(() => reviewer.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true)
  expect(await grants()).toEqual([])
})

test('the client of production is granted what was decided, and nothing more', async () => {
  await passReview(stage.platform, people, app.name)
  await reviewer.reload()
  await take(reviewer, 'Approve')
  // What an app asked for makes its risk, whatever it is granted: this one wanted to write.
  await openPortal(admin, `/review/${app.versionId}`, somebody('admin'))
  await admin.getByText(/^Approved by Ingrid Castellanos/).waitFor()
  await take(admin, 'Approve')
  await admin.getByRole('main').getByText('Live', { exact: true }).first().waitFor()
  expect(await grants()).toEqual([...AS_ASKED, READS].sort())
  expect(stage.faults).toEqual([])
})

/** What stands for the version the client of production is pinned to. */
async function grants(): Promise<string[]> {
  const rows = await query<{ scope: string }>(
    stage.platform.databaseUrl,
    `select g.scope from oauth_client c join app a on a.id = c.app_id
       join scope_grant g on g.app_version_id = c.pinned_version_id and g.environment = c.environment
      where a.slug = $1 and c.environment = 'PRODUCTION' and g.ended_at is null order by g.scope collate "C"`,
    [app.slug],
  )
  return rows.map(({ scope }) => scope)
}
