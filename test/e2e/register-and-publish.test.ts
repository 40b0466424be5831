import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeededPeople } from '../../api/demo/people/seed-people.ts'
import { closeIncident } from './dialogs.ts'
import { oneJourney } from './journey.ts'
import { passReview } from './pass-review.ts'
import { openPortal, peopleAndRecords, signIn, somebody } from './people.ts'
import { registerApp } from './register-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const APP = 'Second Opinion Results'
const VENDOR = { email: 'ada@newcomer.example', password: 'a long walk along the river' }

let stage: Stage
let people: SeededPeople
let vendor: Page
let reviewer: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  people = await peopleAndRecords(stage.platform)
  vendor = await stage.visitor()
  reviewer = await stage.visitor()
})
afterAll(() => stage?.stop())

test('a newcomer signs up, confirms the address and becomes a vendor', async () => {
  await vendor.goto('/portal/')
  await vendor.getByRole('link', { name: 'Create account' }).click()
  await vendor.getByLabel('First name').fill('Ada')
  await vendor.getByLabel('Last name').fill('Newcomer')
  await vendor.getByLabel('E-mail').fill(VENDOR.email)
  await vendor.locator('#password').fill(VENDOR.password)
  await vendor.getByRole('button', { name: 'Create the account' }).click()
  await vendor.getByRole('heading', { name: 'Check your mail' }).waitFor()
  await expectSound(vendor)

  const mail = await stage.platform.mailTo(VENDOR.email)
  await vendor.goto(/http\S+verify\S+/.exec(mail.body)?.[0] ?? 'no link')
  await vendor.getByRole('button', { name: 'Confirm my address' }).click()
  await vendor.getByRole('heading', { name: 'Your address is confirmed' }).waitFor()
  await vendor.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await signIn(vendor, VENDOR)

  await vendor.getByRole('heading', { name: 'Who stands behind your apps?' }).waitFor()
  await expectSound(vendor)
  await fillVendor(vendor)
  await vendor.getByRole('button', { name: 'Save the vendor' }).click()
  await vendor.getByRole('heading', { name: 'No app yet' }).waitFor()
  await expectSound(vendor)
})

test('an app goes from the wizard to the gallery while both sides watch', async () => {
  await openPortal(reviewer, '/review', somebody('reviewer'))
  await reviewer.getByRole('heading', { name: 'Nothing is waiting here' }).waitFor()

  await registerApp(vendor, {
    name: APP,
    redirectUrl: 'http://127.0.0.1:9/callback',
    scopes: 'launch/patient openid fhirUser patient/Patient.rs patient/Observation.rs',
    attestation: 'Accept and sign',
  })
  await row(vendor).getByText('In Review').waitFor()
  await remember(vendor)

  await passReview(stage.platform, people, APP)
  await reviewer.getByRole('link', { name: APP }).click()
  await reviewer.getByRole('heading', { name: APP }).waitFor()
  await reviewer.getByRole('button', { name: 'Approve' }).click()
  await expectSound(reviewer)
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()

  await row(vendor).getByText('Live', { exact: true }).waitFor()
  expect(await isRemembered(vendor)).toBe(true)
})

test('the public finds it in the gallery', async () => {
  const visitor = await stage.visitor()
  await visitor.goto('/')
  await visitor.getByRole('link', { name: APP }).waitFor()
  await visitor.getByRole('searchbox').fill('second opinion')
  await visitor.waitForURL(/q=second/)
  await visitor.getByRole('link', { name: APP }).click()
  await visitor.getByRole('heading', { name: APP, level: 1 }).waitFor()
  await visitor.goto('/?q=nothing-is-called-so')
  await visitor.getByRole('heading', { name: 'No app matches' }).waitFor()
})

test('a suspension reaches the vendor and the gallery at once, and so does its end', async () => {
  const reason = 'A flaw was found that shows the results of others.'
  await reviewer.getByRole('button', { name: 'Suspend' }).click()
  await reviewer.getByRole('dialog').getByLabel('Reason').fill(reason)
  await expectSound(reviewer)
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()

  await row(vendor).getByText('Suspended').waitFor()
  expect(await isRemembered(vendor)).toBe(true)
  expect(await isListed()).toBe(false)
  await vendor.getByRole('link', { name: APP }).click()
  await vendor.getByText(reason).first().waitFor()
  await expectSound(vendor)

  await closeIncident(reviewer)
  await reviewer.getByRole('button', { name: 'Reinstate' }).click()
  await reviewer.getByRole('dialog').getByRole('textbox').fill('The flaw is closed and was tested.')
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await vendor.getByRole('main').getByText('Live', { exact: true }).first().waitFor()
  expect(await isListed()).toBe(true)
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})

async function fillVendor(page: Page): Promise<void> {
  await page.getByLabel('Legal first name').fill('Ada')
  await page.getByLabel('Legal last name').fill('Newcomer')
  await page.getByLabel('Legal business name').fill('Newcomer Health Ltd')
  await page.getByLabel('Position/Designation').fill('Founder')
  await page.getByLabel('Business contact number').fill('+44 1632 960100')
  await page.getByLabel('Street and number').fill('1 High Street')
  await page.getByLabel('Postal code').fill('LS1 4BT')
  await page.getByLabel('City').fill('Leeds')
  await page.getByLabel('Country').fill('GB')
}

function row(page: Page) {
  return page.getByRole('row', { name: new RegExp(APP) })
}

/** Marks the document; a reload would lose the mark. */
async function remember(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.remembered = 'yes'
  })
}

function isRemembered(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.dataset.remembered === 'yes')
}

async function isListed(): Promise<boolean> {
  const page = await fetch(`${stage.platform.url}/?q=second+opinion`)
  return (await page.text()).includes(APP)
}
