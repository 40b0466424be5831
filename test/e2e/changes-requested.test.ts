import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { take } from './dialogs.ts'
import { oneJourney } from './journey.ts'
import { openPortal, peopleAndRecords, somebody } from './people.ts'
import { type SubmittedApp, submitApp } from './publish-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const ASKED = 'Say in the description who sees the results, and for how long they are kept.'
const CHANGED = 'The description says now that nothing is kept after the session.'

let stage: Stage
let app: SubmittedApp
let developer: Page
let reviewer: Page
let admin: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  const people = await peopleAndRecords(stage.platform)
  app = await submitApp(stage.platform, people, {
    name: 'Slow Results',
    redirectUrl: 'http://127.0.0.1:9/callback',
    attestation: 'ACCEPTED',
  })
  ;[developer, reviewer, admin] = await Promise.all([
    stage.visitor(),
    stage.visitor(),
    stage.visitor(),
  ])
})
afterAll(() => stage?.stop())

test('a reviewer asks for changes, and the developer reads why', async () => {
  await openPortal(developer, `/apps/${app.slug}/description`, somebody('developer'))
  await openPortal(reviewer, `/review/${app.versionId}`, somebody('reviewer'))
  await openPortal(admin, `/review/${app.versionId}`, somebody('admin'))
  await admin.getByRole('button', { name: 'Request changes' }).click()
  await admin.getByRole('dialog').getByLabel('Reason').fill('The description is too short.')
  await take(reviewer, 'Request changes', { label: 'Reason', text: ASKED })
  await reviewer.getByRole('main').getByText('Changes requested').first().waitFor()
  await developer.getByText('The reviewers ask for changes').waitFor()
  await developer.getByText(ASKED).first().waitFor()
  await expectSound(developer)
})

test('who asks for the same a moment later is refused, and reads what is possible instead', async () => {
  await admin.getByText('Waiting for the vendor to make the changes.').waitFor()
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Request changes' }).click()
  await dialog.getByText('cannot take the step “request changes” now.').waitFor()
  await dialog.getByText('Possible now: Reject.').waitFor()
  await expectSound(admin)
})

test('the developer makes the changes, and submits again', async () => {
  await developer.getByRole('link', { name: 'Make the requested changes' }).click()
  await developer.getByText('Step 1 of 7').waitFor()
  await step(developer, 'Public description')
  const long = developer.getByLabel('Long App Description')
  await long.press('Control+End')
  await long.pressSequentially(' Nothing is kept after the session.')
  await step(developer, 'Attestation')
  await developer.getByText('All seven steps are complete.').waitFor()
  await developer.getByRole('button', { name: 'Submit again' }).click()
  await developer.getByRole('dialog').getByLabel('What you changed').fill(CHANGED)
  await expectSound(developer)
  await developer.getByRole('dialog').getByRole('button', { name: 'Submit again' }).click()
  await developer.getByRole('heading', { name: 'My Registrations' }).waitFor()
})

test('the reviewer reads what changed, without a reload', async () => {
  await reviewer.getByRole('main').getByText('Waiting for a reviewer').first().waitFor()
  await reviewer.getByText(CHANGED).first().waitFor()
  await reviewer
    .getByText(/Nothing is kept after the session\.$/)
    .first()
    .waitFor()
  await expectSound(reviewer)
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})

/** Goes to a step by the rail of the wizard. */
async function step(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: title }).click()
  await page.getByRole('heading', { name: title, level: 2, exact: true }).waitFor()
}
