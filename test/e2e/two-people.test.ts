import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeededPeople } from '../../api/demo/people/seed-people.ts'
import { query } from '../support/sql.ts'
import { closeIncident, take } from './dialogs.ts'
import { oneJourney } from './journey.ts'
import { openPortal, peopleAndRecords, somebody } from './people.ts'
import { type SubmittedApp, submitApp } from './publish-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const REASON = 'The newer version shows results without their units.'
const RISKY = 'launch/patient openid fhirUser patient/Patient.rs user/*.cruds'

let stage: Stage
let people: SeededPeople
let app: SubmittedApp
let developer: Page
let reviewer: Page
let admin: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  people = await peopleAndRecords(stage.platform)
  app = await submitApp(stage.platform, people, {
    name: 'Grave Results',
    redirectUrl: 'http://127.0.0.1:9/callback',
    attestation: 'ACCEPTED',
    scopes: RISKY,
    story: [
      { move: 'approve' },
      { newVersion: { changeNotes: 'Draws the lines anew.' } },
      { move: 'submit' },
      { reaches: 'PILOT' },
    ],
  })
  await query(
    stage.platform.databaseUrl,
    `update organization set settings = settings || '{"releaseMode":"MANUAL"}'`,
  )
  ;[developer, reviewer, admin] = await Promise.all([
    stage.visitor(),
    stage.visitor(),
    stage.visitor(),
  ])
})
afterAll(() => stage?.stop())

test('of high risk, one approval is not enough, and the same person cannot give the second', async () => {
  await openPortal(reviewer, `/review/${app.versionId}`, somebody('reviewer'))
  await reviewer.getByText(/^The risk is high: two people have to approve it/).waitFor()
  await take(reviewer, 'Approve')
  await reviewer.getByText('The risk is high: a second person has to approve it too.').waitFor()
  await reviewer.getByText(/^Approved by Ingrid Castellanos/).waitFor()
  await reviewer
    .getByRole('button', { name: 'Approve', exact: true })
    .waitFor({ state: 'detached' })
  await expectSound(reviewer)
  expect(await statusOf(2)).toBe('IN_REVIEW')
})

test('a second person approves it, and it waits for its vendor', async () => {
  await openPortal(developer, `/apps/${app.slug}/description`, somebody('developer'))
  await openPortal(admin, `/review/${app.versionId}`, somebody('admin'))
  await admin.getByText(/^Approved by Ingrid Castellanos/).waitFor()
  await take(admin, 'Approve')
  await admin.getByRole('main').getByText('Approved, waiting for release').first().waitFor()
  await developer.getByRole('button', { name: 'Release', exact: true }).waitFor()
  await expectSound(developer)
})

test('the vendor releases it, and it replaces the version before', async () => {
  await take(developer, 'Release')
  await developer.getByRole('main').getByText('Live', { exact: true }).first().waitFor()
  expect(await statusOf(1)).toBe('RETIRED')
})

test('it is rolled back from the portal, by two people as well', async () => {
  await reviewer.goto(`/portal/apps/${app.slug}/versions`)
  await reviewer.getByRole('button', { name: 'Roll back to version 1' }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByLabel('Why the earlier version is better').fill(REASON)
  await expectSound(reviewer)
  await dialog.getByRole('button', { name: 'Roll back', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await reviewer.getByRole('link', { name: 'Version 3' }).waitFor()
  expect(await statusOf(3)).toBe('IN_REVIEW')

  await admin.goto('/portal/review')
  await admin.getByRole('link', { name: app.name, exact: true }).click()
  await admin.getByText(/^Approved by Ingrid Castellanos/).waitFor()
  await take(admin, 'Approve')
  await admin.getByText('Releasing lists the app at once').waitFor()
  await take(admin, 'Release')
  await admin.getByRole('main').getByText('Live', { exact: true }).first().waitFor()
  expect([await statusOf(2), await statusOf(3)]).toEqual(['RETIRED', 'LIVE'])
})

test('its vendor reads why', async () => {
  await developer.goto(`/portal/apps/${app.slug}/versions`)
  await developer.getByRole('link', { name: 'Version 3' }).waitFor()
  await developer.getByText(REASON).first().waitFor()
  await expectSound(developer)
})

test('it is suspended, reinstated, and retired by its vendor for good', async () => {
  await take(admin, 'Suspend', { label: 'Reason', text: REASON })
  await developer.getByRole('main').getByText('Suspended').first().waitFor()
  await expectSound(admin)
  await closeIncident(admin)
  await take(admin, 'Reinstate', { label: 'How it was resolved', text: REASON })
  await developer.getByRole('main').getByText('Live', { exact: true }).first().waitFor()
  await take(developer, 'Retire', { label: 'Reason', text: 'Nobody uses it any longer here.' })
  await admin.getByText('This is final: there is nothing to decide.').waitFor()
  expect(await admin.getByRole('button', { name: 'Reinstate' }).count()).toBe(0)
  expect(await statusOf(3)).toBe('RETIRED')
  expect(stage.faults).toEqual([])
})

async function statusOf(number: number): Promise<string | undefined> {
  const rows = await query<{ status: string }>(
    stage.platform.databaseUrl,
    `select v.status from app_version v join app a on a.id = v.app_id where a.slug = $1 and v.number = $2`,
    [app.slug, number],
  )
  return rows[0]?.status
}
