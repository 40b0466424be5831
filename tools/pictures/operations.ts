import { at, DEVELOPER, REVIEWER, type Scene, scene } from './scene.ts'
import { follow, open, press, type Visit } from './visit.ts'

const ADMIN = { role: 'admin' } as const
const CLINICIAN = { role: 'clinician' } as const
const WITH_SECRET = '/portal/apps/bedside-vitals/connection'
const PILOTED_APP = 'Handover Notes'

async function incident(visit: Visit): Promise<void> {
  await open(visit, '/portal/incidents')
  await follow(visit, /\/incidents\/[^/]+$/)
}

async function pilot(visit: Visit): Promise<void> {
  await open(visit, `/portal/review?q=${encodeURIComponent(PILOTED_APP)}`)
  await follow(visit, /\/review\/[^/?]+$/)
}

async function contracts(visit: Visit): Promise<void> {
  await open(visit, '/portal/vendors')
  const name = /^Larkmoor/
  const path = await visit.page.getByRole('link', { name }).first().getAttribute('href')
  await open(visit, path ?? '')
}

async function clinicianListing(visit: Visit): Promise<void> {
  await open(visit, '/clinicians')
  await follow(visit, /^\/clinicians\/apps\//)
}

/** The page of an address, with the dialog of a button open above it. */
const dialog =
  (path: string, button: RegExp): Scene['show'] =>
  async (visit) => {
    await open(visit, path)
    await press(visit, button)
    await visit.page.getByRole('dialog').waitFor()
  }

/** Chooses what is disabled, up to the words that confirm it. */
async function emergency(visit: Visit): Promise<void> {
  const { page } = visit
  await open(visit, '/portal/emergencies')
  await page.getByRole('main').getByRole('combobox', { name: 'App' }).fill('Growth')
  await page.getByRole('option').first().click()
  await page.getByText('1 live app', { exact: true }).waitFor()
}

/** Pages of those who run the platform; some show what the pages before them left behind. */
export const OPERATIONS: readonly Scene[] = [
  scene('clinicians', at('/clinicians'), CLINICIAN),
  scene('clinicians-listing', clinicianListing, CLINICIAN),
  scene('incidents', at('/portal/incidents'), ADMIN),
  scene('incident', incident, ADMIN),
  scene('consents', at('/portal/consents'), ADMIN),
  scene('launches', at('/portal/launches'), ADMIN),
  scene('consents-none', at('/portal/consents?app=none'), ADMIN),
  scene('consent-end', dialog('/portal/consents', /^End…/), ADMIN),
  scene('backend-services', at('/portal/backend-services'), REVIEWER),
  scene('emergencies', at('/portal/emergencies'), ADMIN),
  scene('emergency', emergency, ADMIN),
  scene('pilot', pilot, REVIEWER),
  scene('contracts', contracts, REVIEWER),
  scene('secrets', at(WITH_SECRET), DEVELOPER),
  scene('secret-new', dialog(WITH_SECRET, /^New secret$/), DEVELOPER),
  scene('secret-end', dialog(WITH_SECRET, /^Revoke …/), DEVELOPER),
  scene('secret-replace', dialog(WITH_SECRET, /^Have it replaced$/), ADMIN),
]
