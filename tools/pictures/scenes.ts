import { AUTHORIZATION } from './authorization.ts'
import { OPERATIONS } from './operations.ts'
import { at, DEVELOPER, PATIENT, REVIEWER, type Scene, scene } from './scene.ts'
import { allowApp, follow, launchApp, open, type Visit } from './visit.ts'

const LISTED_APP = 'growth-chart'
const ENDING_APP = 'visit-ready'

async function draft(visit: Visit): Promise<void> {
  await open(visit, '/portal/registrations')
  await follow(visit, /\/registrations\/[^/]+\/name$/)
}

const wizardStep = (step: string) => async (visit: Visit) => {
  await draft(visit)
  await open(visit, new URL(visit.page.url()).pathname.replace(/[^/]+$/, step))
}

async function reviewedVersion(visit: Visit): Promise<void> {
  await open(visit, '/portal/review')
  const waiting = visit.page.locator('tbody tr').filter({ hasText: 'Waiting for a reviewer' })
  const path = await waiting.first().getByRole('link').first().getAttribute('href')
  await open(visit, path ?? '')
}

async function vendorFile(visit: Visit): Promise<void> {
  await open(visit, '/portal/vendors')
  await follow(visit, /\/vendors\/[^/]+$/)
}

async function myApps(visit: Visit): Promise<void> {
  await launchApp(visit)
  await allowApp(visit)
  await open(visit, '/my-apps')
}

async function announcedEnd(visit: Visit): Promise<void> {
  await open(visit, `/portal/apps/${ENDING_APP}/versions`)
  await visit.page.getByRole('button', { name: 'Change the announced end' }).click()
  await visit.page.getByRole('combobox', { name: 'The app that takes its place' }).fill('car')
  await visit.page.getByRole('option').first().waitFor()
}

const SHOWN = { isInReadme: true } as const

/** Every page, in the order in which they are photographed: a consent comes before what it leaves behind. */
export const SCENES: readonly Scene[] = [
  scene('gallery', at('/'), SHOWN),
  scene('gallery-search', at('/?q=chart')),
  scene('gallery-nothing', at('/?q=zzzzzz')),
  scene('listing', at(`/apps/${LISTED_APP}`), SHOWN),
  scene('listing-ending', at(`/apps/${ENDING_APP}`)),
  scene('not-found', at('/apps/no-such-app')),
  scene('my-apps-signed-out', at('/my-apps')),
  scene('portal-landing', at('/portal/')),
  scene('portal-docs', at('/portal/docs'), SHOWN),
  scene('permissions', at('/portal/docs/permissions')),
  scene('docs-editor', at('/portal/docs/edit'), { role: 'admin' }),
  scene('sign-up', at('/portal/sign-up')),
  scene('forgot-password', at('/portal/forgot')),
  scene('account-security', at('/portal/security'), DEVELOPER),
  scene('settings', at('/portal/settings'), { role: 'admin' }),
  scene('sign-in', (visit) => launchApp(visit)),
  scene('explorer', at('/graphiql/')),
  scene('inbox', at('/dev/inbox')),
  scene('portal-registrations', at('/portal/registrations'), { ...DEVELOPER, ...SHOWN }),
  scene('register-app', at('/portal/registrations/new'), DEVELOPER),
  scene('wizard-name', wizardStep('name'), DEVELOPER),
  scene('wizard-platforms', wizardStep('platforms'), DEVELOPER),
  scene('wizard-description', wizardStep('description'), DEVELOPER),
  scene('wizard-categories', wizardStep('categories'), DEVELOPER),
  scene('wizard', wizardStep('scopes'), { ...DEVELOPER, ...SHOWN }),
  scene('wizard-notes', wizardStep('notes'), DEVELOPER),
  scene('wizard-attestation', wizardStep('attestation'), DEVELOPER),
  ...['description', 'connection', 'privacy', 'contact', 'versions', 'activity'].map((tab) =>
    scene(`app-${tab}`, at(`/portal/apps/${LISTED_APP}/${tab}`), DEVELOPER),
  ),
  scene('app-documents', at(`/portal/apps/${LISTED_APP}/documents`), { ...DEVELOPER, ...SHOWN }),
  scene('attestation-renewal', at(`/portal/apps/${LISTED_APP}/attestation-renewal`), DEVELOPER),
  scene('notices', at('/portal/inbox'), { ...DEVELOPER, ...SHOWN }),
  scene('notice-preferences', at('/portal/account/notices'), DEVELOPER),
  scene('vendor-account', at('/portal/vendor'), DEVELOPER),
  scene('vendor-members', at('/portal/vendor/members'), DEVELOPER),
  scene('vendors', at('/portal/vendors'), REVIEWER),
  scene('vendor-file', vendorFile, REVIEWER),
  scene('review-queue', at('/portal/review'), { ...REVIEWER, ...SHOWN }),
  scene('app-ending', at(`/portal/apps/${ENDING_APP}/versions`), { role: 'admin' }),
  scene('announced-end', announcedEnd, { role: 'admin' }),
  scene('policy', at('/portal/settings/policy'), { role: 'admin' }),
  scene('review', reviewedVersion, { ...REVIEWER, ...SHOWN }),
  scene('patient-picker', (visit) => launchApp(visit), { role: 'clinician' }),
  scene('consent', (visit) => launchApp(visit), { ...PATIENT, ...SHOWN }),
  scene('my-apps', myApps, { ...PATIENT, ...SHOWN }),
  ...OPERATIONS,
  ...AUTHORIZATION,
]
