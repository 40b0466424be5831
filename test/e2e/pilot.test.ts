import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneJourney } from './journey.ts'
import { launchAsPatient, readingWith, statusWith } from './launches.ts'
import { openPortal, peopleAndRecords, signIn, somebody } from './people.ts'
import { type SubmittedApp, submitApp } from './publish-app.ts'
import { type ResultsApp, startResultsApp } from './results-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const LISTED = somebody('patient')
const UNLISTED = { email: 'patient.two@lakeside.example', password: 'lakeside-demo-patient-two' }
const ENDED = 'Everybody on the list has told us what they think.'

let stage: Stage
let results: ResultsApp
let piloted: SubmittedApp
let developer: Page
let technical: Page
let listed: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  const { platform } = stage
  const people = await peopleAndRecords(platform)
  results = await startResultsApp(platform.urls.fhir.PRODUCTION)
  piloted = await submitApp(platform, people, {
    redirectUrl: results.redirectUrl,
    attestation: 'ACCEPTED',
    name: 'Early Results',
    story: [{ reaches: 'CONTRACT_SCOPES' }],
  })
  ;[developer, technical, listed] = await Promise.all([
    stage.visitor(),
    stage.visitor(),
    stage.visitor(),
  ])
})
afterAll(async () => {
  await results?.close()
  await stage?.stop()
})

test('a pilot starts with listed people and a date, and its vendor reads until when', async () => {
  await openPortal(technical, `/review/${piloted.versionId}`, somebody('technical-reviewer'))
  const pilot = technical.getByRole('region', { name: 'Pilot' })
  await pilot.getByLabel('Who tries it out').fill(LISTED.email)
  await technical.keyboard.press('Enter')
  await expectSound(technical)
  await pilot.getByRole('button', { name: 'Start the pilot' }).click()
  await pilot.getByText('Running').waitFor()
  await pilot.getByText(`(${LISTED.email})`).waitFor()
  await expectSound(technical)
  await openPortal(developer, `/apps/${piloted.slug}/description`, somebody('developer'))
  await developer
    .getByText(/^Pilot: listed people of the hospital use this version in production until/)
    .waitFor()
  await expectSound(developer)
})

test('both sides, and who is listed, are told', async () => {
  const { platform } = stage
  const { subject } = await platform.mailTo(somebody('developer').email, /a pilot starts/)
  expect(subject).toBe('Early Results: a pilot starts')
  const { body } = await platform.mailTo(LISTED.email, /a pilot starts/)
  expect(body).toContain('You are on the list of people who try out')
})

test('a listed person opens it', async () => {
  const url = results.launchUrl(await pilotClient())
  await launchAsPatient(listed, { url, appName: piloted.name, who: LISTED })
  await listed.getByText('5 observations').waitFor()
})

test('who is not listed reads why, and nothing is shared', async () => {
  const unlisted = await stage.visitor()
  await unlisted.goto(results.launchUrl(await pilotClient()))
  await signIn(unlisted, UNLISTED)
  await unlisted.getByRole('heading', { name: 'Not open to you yet' }).waitFor()
  await unlisted.getByText(/is being tried out by a few people/).waitFor()
  await expectSound(unlisted)
  await unlisted.getByRole('button', { name: 'Back to the app' }).click()
  await unlisted.waitForURL(/error=access_denied/)
})

test('it is ended, and the very next read fails', async () => {
  const { authorization } = await readingWith(listed, 'Done')
  const pilot = technical.getByRole('region', { name: 'Pilot' })
  await pilot.getByRole('button', { name: 'End the pilot' }).click()
  await pilot.getByLabel('Why it ends before its date').fill(ENDED)
  await pilot.getByRole('button', { name: 'End the pilot' }).click()
  await pilot.getByText('It is over', { exact: true }).waitFor()
  await expectSound(technical)
  expect(await statusWith(stage.platform, authorization)).toBe(401)
  await readingWith(listed, 'Failed with 401')
  await developer.reload()
  await developer.getByText(/^The pilot is over since/).waitFor()
  const { body } = await stage.platform.mailTo(somebody('developer').email, /a pilot is over/)
  expect(body).toContain(ENDED)
})

test('its report is filled in with what was counted and measured', async () => {
  await technical.reload()
  const form = technical.getByRole('group', { name: /^Checklist \(\d of 7\)$/ })
  await form.getByRole('checkbox').first().waitFor()
  for (const box of await form.getByRole('checkbox').all()) await box.check()
  for (const figure of await form.getByRole('textbox').all()) await figure.fill('12.5')
  await expectSound(technical)
  await technical.getByRole('button', { name: 'Pass pilot' }).click()
  await technical.getByText('Pilot report: passed').waitFor()
  await expectSound(technical)
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})

async function pilotClient(): Promise<string> {
  const [row] = await stage.platform.orm.em
    .fork()
    .execute<{ clientId: string }[]>(
      `select client_id as "clientId" from oauth_client where environment = 'PILOT'`,
    )
  return row?.clientId ?? 'there is none'
}
