import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toGlobalId } from '../../api/graphql/global-id.ts'
import { aPdf } from '../integration/documents/pdfs.ts'
import { oneJourney } from './journey.ts'
import { openPortal, peopleAndRecords, somebody } from './people.ts'
import { type PublishedApp, publishApp } from './publish-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const APP = 'Everyday Results'
const SLUG = 'everyday-results'

let stage: Stage
let app: PublishedApp
let developer: Page
let reviewer: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  const people = await peopleAndRecords(stage.platform)
  app = await publishApp(stage.platform, people, {
    name: APP,
    redirectUrl: 'http://127.0.0.1:9/callback',
    attestation: 'ACCEPTED',
  })
  developer = await stage.visitor()
  reviewer = await stage.visitor()
  await openPortal(developer, `/apps/${SLUG}/documents`, somebody('developer'))
  await openPortal(reviewer, reviewPath(), somebody('reviewer'))
})
afterAll(() => stage?.stop())

test('a developer files documents; what is no PDF is refused and the rest goes on', async () => {
  await developer.getByRole('heading', { name: 'No documents yet' }).waitFor()
  await expectSound(developer)
  const note = { mimeType: 'application/pdf', buffer: Buffer.from('This only says it is one.') }
  const report = { mimeType: 'application/pdf', buffer: await aPdf() }
  await developer.locator('input[type=file]').setInputFiles([
    { name: 'penetration-test.pdf', ...report },
    { name: 'not-really.pdf', ...note },
  ])
  const filed = developer.getByRole('list', { name: 'Documents', exact: true })
  await filed.getByRole('button', { name: 'penetration-test.pdf', exact: true }).waitFor()
  await developer.getByRole('button', { name: /^Try again.*not-really/ }).waitFor()
  await expectSound(developer)

  await filed.getByRole('checkbox', { name: 'Flag for use: penetration-test.pdf' }).uncheck()
  await filed.getByText('Not ready for viewing').waitFor()
  await filed.getByRole('checkbox', { name: 'Flag for use: penetration-test.pdf' }).check()
  await filed.getByText('Flagged for use').waitFor()
})

test('the reviewer reads it beside the submission', async () => {
  await reviewer.reload()
  await reviewer.getByRole('button', { name: 'View penetration-test.pdf' }).click()
  await reviewer.locator('iframe').last().waitFor()
  await expectSound(reviewer)
})

test('what the reviewer writes is counted, and read in the inbox', async () => {
  await reviewer
    .getByRole('textbox', { name: 'Message' })
    .fill('Thank you for the report. We read it this week.')
  await reviewer.getByRole('button', { name: 'Post message' }).click()
  await developer.getByRole('link', { name: /^Inbox, \d+ unread$/ }).click()
  await developer.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
  await developer.getByText(APP).first().waitFor()
  await expectSound(developer)
  await developer.getByRole('button', { name: 'Mark all read' }).click()
  await developer.getByText('Everything is read.').waitFor()
})

test('two reviewers change the statement, and the vendor signs it again', async () => {
  const security = await stage.visitor()
  await openPortal(security, '/attestation-text', somebody('security-reviewer'))
  await security.getByRole('textbox', { name: 'Text', exact: true }).press('End')
  await security
    .getByRole('textbox', { name: 'Text', exact: true })
    .pressSequentially(' Logs are kept for a year.')
  await security
    .getByRole('textbox', { name: 'What changed' })
    .fill('How long logs are kept is said now.')
  await security.getByRole('button', { name: 'Propose this text' }).click()
  await security.getByRole('heading', { name: 'Waits for a second person' }).waitFor()
  await expectSound(security)
  const contract = await stage.visitor()
  await openPortal(contract, '/attestation-text', somebody('contract-reviewer'))
  await contract.getByRole('button', { name: 'Publish, and ask every vendor again' }).click()
  await contract.getByText('1 live app is asked again.').first().waitFor()

  await developer.goto(`/portal/apps/${SLUG}/privacy`)
  await expectSoundWhen(developer, 'Attest again')
  await developer.getByRole('link', { name: 'Attest again' }).click()
  await expectSoundWhen(developer, 'Accept and sign')
  await developer.getByRole('button', { name: 'Accept and sign' }).click()
  await developer.getByText('Accepted and signed').waitFor()
})

test('anybody can verify the signature', async () => {
  await developer.goto(`/portal/apps/${SLUG}/privacy`)
  const link = developer.getByRole('link', { name: /^Verify this attestation/ })
  const address = await link.getAttribute('href')
  const anybody = await stage.visitor({ javaScriptEnabled: false })
  await anybody.goto(address ?? 'no address')
  await anybody.getByText('Everyday Results').first().waitFor()
  const withScripts = await stage.visitor()
  await withScripts.goto(address ?? 'no address')
  await expectSound(withScripts)
})

test('a new version opens filled, says what changed, and is submitted', async () => {
  await developer.goto('/portal/registrations/new')
  await developer.getByRole('combobox', { name: 'Existing app' }).click()
  await developer.getByRole('option', { name: new RegExp(APP) }).click()
  await developer.getByRole('button', { name: 'Begin' }).last().click()
  await developer.getByText('Step 1 of 7').waitFor()
  await expect.poll(() => developer.getByLabel('App name').inputValue()).toBe(APP)

  await step(developer, 'Requested access')
  await developer.getByLabel('Other scopes').fill('patient/Immunization.rs')
  await developer.getByRole('button', { name: 'Add', exact: true }).click()
  await developer.getByLabel('Purpose').last().fill('Shows which vaccinations a person has had.')
  const reasons = await developer.getByLabel('Justification').all()
  for (const reason of reasons) {
    if ((await reason.inputValue()) === '') await reason.fill('It is what the new screen shows.')
  }
  await step(developer, 'Notes for the reviewer')
  await developer.getByLabel('Change Notes').fill('Vaccinations are shown too.')
  await developer.getByText('Asked for anew').waitFor()
  await expectSound(developer)
  await step(developer, 'Attestation')
  await developer.getByRole('button', { name: 'Accept and sign' }).click()
  await developer.getByText('All seven steps are complete.').waitFor()
  await developer.getByRole('button', { name: 'Submit for review' }).click()
  await developer.getByRole('dialog').getByRole('button', { name: 'Submit' }).click()
  await developer.getByRole('heading', { name: 'My Registrations' }).waitFor()
  await developer
    .getByRole('row', { name: new RegExp(APP) })
    .getByText('In Review')
    .waitFor()
  await expectSound(developer)
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})

function reviewPath(): string {
  return `/review/${toGlobalId('AppVersion', app.versionId)}`
}

/** Holds the page to the bars once something can be clicked on it. */
async function expectSoundWhen(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().waitFor()
  await expectSound(page)
}

/** Goes to a step by the rail of the wizard. */
async function step(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: title }).click()
  await page.getByRole('heading', { name: title, level: 2, exact: true }).waitFor()
}
