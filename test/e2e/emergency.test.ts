import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oneJourney } from './journey.ts'
import { launchAsPatient, readingWith, statusWith } from './launches.ts'
import { openPortal, peopleAndRecords, somebody } from './people.ts'
import { type PublishedApp, publishApp } from './publish-app.ts'
import { type ResultsApp, startResultsApp } from './results-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const LEAK = 'It shows the results of other people.'
const RESOLVED = 'The maker closed the leak, and we tried it ourselves.'

let stage: Stage
let results: ResultsApp
let live: PublishedApp
let patient: Page
let officer: Page
let admin: Page
/** What the patient's app read with before. */
let authorization: string

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  const { platform } = stage
  const people = await peopleAndRecords(platform)
  results = await startResultsApp(platform.urls.fhir.PRODUCTION)
  const { redirectUrl } = results
  live = await publishApp(platform, people, {
    name: 'Leaky Results',
    redirectUrl,
    attestation: 'ACCEPTED',
  })
  ;[patient, officer, admin] = await Promise.all([
    stage.visitor(),
    stage.visitor(),
    stage.visitor(),
  ])
})
afterAll(async () => {
  await results?.close()
  await stage?.stop()
})

test('one person disables an app in an emergency, and the very next read fails', async () => {
  const { clientId, name: appName } = live
  const url = results.launchUrl(clientId)
  await launchAsPatient(patient, { url, appName, who: somebody('patient') })
  ;({ authorization } = await readingWith(patient, 'Done'))
  await openPortal(officer, '/emergencies', somebody('security-officer'))
  await officer.getByRole('main').getByRole('combobox', { name: 'App' }).fill(appName)
  await officer.getByRole('option', { name: new RegExp(appName) }).click()
  await officer.getByText('What this stops').waitFor()
  await officer.getByText('1 live app', { exact: true }).waitFor()
  await officer.getByLabel('Reason').fill(LEAK)
  await officer.getByLabel('Type DISABLE to confirm').fill('DISABLE')
  await expectSound(officer)
  await officer.getByRole('button', { name: 'Disable now' }).click()
  await officer
    .getByText(/^It is disabled\./)
    .first()
    .waitFor()
  expect(await statusWith(stage.platform, authorization)).toBe(401)
  await readingWith(patient, 'Failed with 401')
})

test('the same person cannot lift it, a second one does', async () => {
  await officer.getByText('You disabled it, so a second person has to lift it.').waitFor()
  expect(await officer.getByRole('button', { name: /^Lift/ }).count()).toBe(0)
  await expectSound(officer)
  await openPortal(admin, '/emergencies', somebody('admin'))
  await admin.getByText(LEAK).first().waitFor()
  await admin.getByText('It can be lifted once its incident is closed.').waitFor()
  await admin.getByRole('link', { name: 'Incident, open' }).click()
  await admin.getByText(/^Every server obeyed after/).waitFor()
  await admin.getByRole('cell', { name: /^Rosa Delgado/ }).waitFor()
  await admin.getByLabel('What was found').fill(LEAK)
  await admin.getByLabel('What was done').fill(RESOLVED)
  await expectSound(admin)
  await admin.getByRole('button', { name: 'Close the incident' }).click()
  await admin.getByRole('button', { name: 'Close the incident' }).waitFor({ state: 'detached' })
  await expectSound(admin)
  await admin.goto('/portal/emergencies')
  await admin.getByRole('button', { name: `Lift… App ${live.name}` }).click()
  await admin.getByLabel('How it was resolved').fill(RESOLVED)
  await admin.getByRole('button', { name: 'Lift it' }).click()
  await admin.getByText(`Lifted: App ${live.name}`).first().waitFor()
  await admin.getByText('Nothing is disabled.').waitFor()
  await expectSound(admin)
})

test('then people open it again, and it works; nothing it had before does', async () => {
  const { clientId } = live
  await patient.goto(results.launchUrl(clientId))
  await patient.getByText('Done', { exact: true }).waitFor()
  await patient.getByText('5 observations').waitFor()
  await readingWith(patient, 'Done')
  expect(await statusWith(stage.platform, authorization)).toBe(401)
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})
