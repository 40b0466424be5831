import type { Page } from 'playwright-core'
import { anIcon } from './icon.ts'

/** What the journeys register. */
export interface Registration {
  name: string
  redirectUrl: string
  scopes: string
  attestation: 'Accept and sign' | 'Decline'
}

const SHORT = 'Shows the latest results of a patient next to what is usual for them.'
const LONG = `${SHORT} `.repeat(4).trim()

/** Goes through all seven steps of the wizard and submits; starts and ends at My Registrations. */
export async function registerApp(page: Page, registration: Registration): Promise<void> {
  await page.getByRole('link', { name: 'Register App' }).first().click()
  await page.getByLabel('App name').fill(registration.name)
  await page.getByRole('button', { name: 'Begin' }).first().click()
  await page.getByText('Step 1 of 7').waitFor()
  await next(page, 'Platforms and addresses')
  await fillPlatforms(page, registration)
  await next(page, 'Public description')
  await fillDescription(page)
  await next(page, 'Categories and security')
  await fillCategories(page)
  await next(page, 'Requested access')
  await fillScopes(page, registration)
  await next(page, 'Notes for the reviewer')
  await page.getByLabel('Notes for the reviewer').fill('A test account is not needed.')
  await next(page, 'Attestation')
  await attest(page, registration)
  await page.getByText('All seven steps are complete.').waitFor()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('heading', { name: 'My Registrations' }).waitFor()
}

async function next(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: `Next: ${title}` }).click()
  await page.getByRole('heading', { name: title, level: 2, exact: true }).waitFor()
}

async function fillPlatforms(page: Page, { redirectUrl }: Registration): Promise<void> {
  await page.getByRole('checkbox', { name: 'Web' }).check()
  await page.getByLabel('App Homepage URL').fill('https://results.example')
  await page.getByLabel('URL to the App’s Privacy Policy').fill('https://results.example/privacy')
  await page.getByLabel('URL to the App’s Terms of Service').fill('https://results.example/terms')
  await page.getByLabel('Redirect URL 1', { exact: true }).fill(redirectUrl)
  await page.getByLabel('Web App Launch URL').fill('https://results.example/launch')
  await page.getByRole('checkbox', { name: 'On its own' }).check()
}

async function fillDescription(page: Page): Promise<void> {
  const file = { name: 'icon.png', mimeType: 'image/png', buffer: await anIcon() }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Replace the icon' }).waitFor()
  await page.getByLabel('Short App Description').fill(SHORT)
  await page.getByLabel('Long App Description').fill(LONG)
  await page.getByLabel('Support contact').fill('help@results.example')
}

async function fillCategories(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Patient', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Health & Therapy Management' }).check()
  await page.getByRole('combobox', { name: 'Clinical intent' }).click()
  await page.getByRole('option', { name: 'Patient engagement' }).click()
  await page.getByRole('checkbox', { name: 'R4' }).check()
  await page.getByRole('radio', { name: 'Public', exact: true }).check()
}

async function fillScopes(page: Page, { scopes }: Registration): Promise<void> {
  await page.getByLabel('Other scopes').fill(scopes)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const wanted = scopes.split(' ').length
  await page.getByRole('heading', { name: `Asked for (${wanted})` }).waitFor()
  for (const purpose of await page.getByLabel('Purpose').all()) {
    await purpose.fill('Shows it to the person who asked, and keeps nothing.')
  }
  for (const reason of await page.getByLabel('Justification').all()) {
    await reason.fill('Without it, the app would have nothing to show.')
  }
}

async function attest(page: Page, { attestation }: Registration): Promise<void> {
  await page.getByRole('button', { name: attestation }).click()
  if (attestation === 'Decline') {
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
  }
  const answer = attestation === 'Decline' ? 'Declined' : /^Accepted by/
  await page.getByRole('main').getByText(answer).waitFor()
}
