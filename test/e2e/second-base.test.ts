import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anEhr } from '../integration/oidc/ehr.ts'
import { DRAFT, step } from '../integration/platform/data-policy-steps.ts'
import { aReviewer } from '../support/builders.ts'
import { dataRule } from '../support/data-rule.ts'
import { type FhirHttpServer, startFhirHttpServer } from '../support/fhir-http-server.ts'
import { oneJourney } from './journey.ts'
import { launchAsPatient, readingWith, statusWith } from './launches.ts'
import { openPortal, peopleAndRecords, signIn, somebody } from './people.ts'
import { type PublishedApp, publishApp } from './publish-app.ts'
import { type ResultsApp, SCOPES, startResultsApp } from './results-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const PATIENT = 'demo-patient-1'

let server: FhirHttpServer
let stage: Stage
let base: string
let results: ResultsApp
let both: PublishedApp
let ofR4: PublishedApp
let clinician: Page
let patient: Page

oneJourney()

beforeAll(async () => {
  server = await startFhirHttpServer(theirRecords())
  const further = { name: 'stu3', url: server.url, version: 'STU3', records: 'same' }
  stage = await openStage({ FHIR_UPSTREAMS: JSON.stringify([further]) })
  const { platform } = stage
  base = `${platform.urls.base}/fhir-stu3`
  const people = await peopleAndRecords(platform)
  results = await startResultsApp(base)
  const { redirectUrl, ehrLaunchUrl } = results
  both = await publishApp(platform, people, {
    ...{ name: 'Both Results', redirectUrl, ehrLaunchUrl, attestation: 'ACCEPTED' },
    ...{ scopes: `launch ${SCOPES}`, fhirVersions: ['STU3', 'R4'] },
  })
  ofR4 = await publishApp(platform, people, {
    ...{ name: 'Newer Results', redirectUrl, attestation: 'ACCEPTED' },
  })
  results.registeredAs(both.clientId)
  ;[clinician, patient] = await Promise.all([stage.visitor(), stage.visitor()])
})
afterAll(async () => {
  await results?.close()
  await stage?.stop()
  await server?.close()
})

/** The patient of the first base under the same id; the name and the number of observations tell the two apart. */
function theirRecords(): Parameters<typeof startFhirHttpServer>[0] {
  const observation = (id: string) => ({
    ...({ resourceType: 'Observation', id, status: 'final' } as const),
    ...{ code: { text: 'Weight' }, subject: { reference: `Patient/${PATIENT}` } },
  })
  return [
    { resourceType: 'Patient', id: PATIENT, name: [{ given: ['Rosa'], family: 'Stu-Three' }] },
    ...['w1', 'w2'].map(observation),
  ]
}

test('EHR-02 an EHR opens the app at the second base, and the app reads there', async () => {
  const ehr = await anEhr(stage.platform, 'PRODUCTION')
  const { email } = somebody('clinician')
  const { clientId } = both
  const screen = { clientId, email, patient: PATIENT, fhirBase: base }
  const { launchUrl, userErrors } = await ehr.create(screen)
  expect(userErrors).toEqual([])
  await clinician.goto(launchUrl ?? '')
  await clinician.getByText('Sign in to go on to Both Results').waitFor()
  await signIn(clinician, somebody('clinician'))
  await clinician.getByRole('heading', { name: 'Both Results asks for access' }).waitFor()
  await expectSound(clinician)
  await clinician.getByRole('button', { name: 'Allow' }).click()
  await clinician.getByText('Rosa Stu-Three').waitFor()
  await clinician.getByText('2 observations').waitFor()
})

test('its token opens that base, and not the first', async () => {
  const { authorization } = await readingWith(clinician, 'Done')
  expect(await statusWith(stage.platform, authorization, base)).toBe(200)
  expect(await statusWith(stage.platform, authorization)).toBe(401)
})

test('a patient opens it there alone, finds it under My apps, and ends it', async () => {
  await launchAsPatient(patient, {
    ...{ url: results.launchUrl(both.clientId), appName: both.name, who: somebody('patient') },
  })
  await patient.getByText('Rosa Stu-Three').waitFor()
  const { authorization } = await readingWith(patient, 'Done')
  expect(await statusWith(stage.platform, authorization)).toBe(401)

  const myApps = await patient.context().newPage()
  await myApps.goto('/my-apps')
  await myApps.getByRole('button', { name: 'Revoke access of Both Results' }).click()
  await myApps.getByRole('button', { name: 'Revoke now' }).click()
  await myApps.getByText('Both Results can no longer use your data.').waitFor()
  await readingWith(patient, 'Failed with 401')
  expect(await statusWith(stage.platform, authorization, base)).toBe(401)
})

test('an app that declares R4 alone is sent back from there, and told why', async () => {
  const page = await stage.visitor()
  await page.goto(results.launchUrl(ofR4.clientId))
  await page.getByText(/^Failed: .*speaks STU3, and this version of the app declares R4/).waitFor()
})

test('the pages for developers name the base', async () => {
  const developer = await stage.visitor()
  await developer.goto('/portal/docs')
  await developer.getByText('FHIR base stu3 (STU3)', { exact: true }).waitFor()
  await developer.getByText(base, { exact: true }).waitFor()
  await openPortal(developer, '/apps/both-results/connection', somebody('developer'))
  const production = developer.getByRole('region', { name: 'Production', exact: true })
  await production.getByText('FHIR Endpoint stu3 (STU3)', { exact: true }).waitFor()
  await production.getByText(base, { exact: true }).waitFor()
  await expectSound(developer)
})

test('who publishes a data policy reads what is taken out there under the name of R4 alone', async () => {
  const writer = await aReviewer(stage.platform, 'SECURITY_REVIEWER')
  const elements = ['Patient.telecom', 'Patient.address', 'Condition.recordedDate']
  const rules = [dataRule({ key: 'no-addresses', kind: 'REDACT', elements })]
  expect((await step(writer, 'DraftSave', { ...DRAFT, rules })).userErrors).toEqual([])
  const admin = await stage.visitor()
  await openPortal(admin, '/settings/data-policy', somebody('admin'))
  const note = admin.getByRole('note', { name: 'The FHIR base stu3 speaks STU3' })
  await note.getByText(/: Patient\.telecom, Patient\.address\.$/).waitFor()
  await expectSound(admin)
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})
