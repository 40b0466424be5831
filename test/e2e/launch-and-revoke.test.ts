import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeScope } from '../../schema/vocabulary/scope-description.ts'
import { oneJourney } from './journey.ts'
import { readingWith, statusWith } from './launches.ts'
import { openPortal, peopleAndRecords, signIn, somebody } from './people.ts'
import { type PublishedApp, publishApp } from './publish-app.ts'
import { type ResultsApp, SCOPES, startResultsApp } from './results-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let results: ResultsApp
let trusted: PublishedApp
let declined: PublishedApp
let patient: Page
let clinician: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  const { platform } = stage
  const people = await peopleAndRecords(platform)
  results = await startResultsApp(platform.urls.fhir.PRODUCTION)
  const { redirectUrl } = results
  const facts = { name: 'Plain Results', redirectUrl, attestation: 'ACCEPTED' } as const
  trusted = await publishApp(platform, people, facts)
  declined = await publishApp(platform, people, {
    ...facts,
    name: 'Ward Results',
    attestation: 'DECLINED',
  })
  patient = await stage.visitor()
  clinician = await stage.visitor()
})
afterAll(async () => {
  await results?.close()
  await stage?.stop()
})

test('a patient signs in, reads in plain words what is asked, and allows it', async () => {
  await patient.goto(results.launchUrl(trusted.clientId))
  await patient.getByText('Sign in to go on to Plain Results').waitFor()
  await expectSound(patient)
  await signIn(patient, { ...somebody('patient'), password: 'not the password' })
  await patient.getByText('The email address or the password is wrong.').waitFor()
  await expectSound(patient)
  await signIn(patient, somebody('patient'))

  await patient.getByRole('heading', { name: 'Plain Results asks for access' }).waitFor()
  for (const scope of ['patient/Patient.rs', 'patient/Observation.rs']) {
    const { sentence } = describeScope(scope, 'patient')
    await patient.getByRole('checkbox', { name: sentence }).waitFor()
  }
  expect(await patient.getByText('did not agree to our privacy promise').count()).toBe(0)
  await expectSound(patient)
  await patient.getByRole('button', { name: 'Allow' }).click()

  await patient.getByText('Rosa Delgado').waitFor()
  await patient.getByText('5 observations').waitFor()
})

test('the patient revokes in two clicks, and the very next read fails', async () => {
  const { authorization } = await readingWith(patient, 'Done')
  const myApps = await patient.context().newPage()
  await myApps.goto('/my-apps')
  await myApps.getByRole('button', { name: 'Revoke access of Plain Results' }).waitFor()
  await expectSound(myApps)
  await myApps.getByRole('button', { name: 'Revoke access of Plain Results' }).click()
  await myApps.getByRole('button', { name: 'Revoke now' }).click()
  await myApps.getByText('Plain Results can no longer use your data.').waitFor()
  await expectSound(myApps)

  await readingWith(patient, 'Failed with 401')
  expect(await statusWith(stage.platform, authorization)).toBe(401)
})

test('a clinician finds the patient, is warned, and says so before allowing', async () => {
  await clinician.goto(results.launchUrl(declined.clientId))
  await signIn(clinician, somebody('clinician'))
  await clinician.getByRole('heading', { name: 'Choose a patient' }).waitFor()
  await expectSound(clinician)
  await clinician.getByLabel('Name').fill('Whitcombe')
  await clinician.getByRole('button', { name: 'Search' }).click()
  await clinician.getByText('One patient found').waitFor()
  await expectSound(clinician)
  await clinician.getByRole('button', { name: /^Choose Samuel Whitcombe/ }).click()

  await clinician.getByRole('heading', { name: /the record of Samuel Whitcombe/ }).waitFor()
  await clinician.getByText('did not agree to our privacy promise').waitFor()
  await expectSound(clinician)
  await clinician.getByRole('button', { name: 'Allow' }).click()
  const acknowledged = clinician.getByLabel('I have read this and want to go on')
  expect(await acknowledged.evaluate((box) => box.matches(':invalid'))).toBe(true)
  await acknowledged.check()
  await clinician.getByRole('button', { name: 'Allow' }).click()

  await clinician.getByText('Samuel Whitcombe').waitFor()
  await clinician.getByText('5 observations').waitFor()
})

test('a suspension cuts the clinician’s session at once', async () => {
  const { authorization } = await readingWith(clinician, 'Done')
  const reviewer = await stage.visitor()
  await openPortal(reviewer, '/review?status=LIVE', somebody('reviewer'))
  await reviewer.getByRole('link', { name: declined.name }).click()
  await reviewer.getByRole('button', { name: 'Suspend' }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('It shows the results of other patients.')
  await dialog.getByRole('button', { name: 'Suspend' }).click()
  await reviewer.getByRole('main').getByText('Suspended').first().waitFor()

  expect(await statusWith(stage.platform, authorization)).toBe(401)
  // The app itself reads the 401: a suspended client's origin keeps its CORS headers.
  await readingWith(clinician, 'Failed with 401')
  await clinician.goto(results.launchUrl(declined.clientId))
  await clinician.getByRole('heading', { name: 'This did not work' }).waitFor()
  await expectSound(clinician)
})

test('the sign-in pages do the same without a script', async () => {
  const page = await stage.visitor({ javaScriptEnabled: false })
  await page.goto(authorizeUrl(trusted.clientId))
  await signIn(page, somebody('clinician'))
  await page.getByLabel('Name').fill('Delgado')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('button', { name: /^Choose Rosa Delgado/ }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.waitForURL(/\/callback\?.*code=/)
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})

/** An authorization request as a browser without scripts could follow it from a link. */
function authorizeUrl(clientId: string): string {
  const { issuer, fhir } = stage.platform.urls
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: results.redirectUrl,
    scope: SCOPES,
    state: 'without-a-script',
    aud: fhir.PRODUCTION,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', // RFC 7636 appendix B
    code_challenge_method: 'S256',
  })
  return `${issuer.PRODUCTION}/authorize?${query}`
}
