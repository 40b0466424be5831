import { at, PATIENT, type Scene, scene } from './scene.ts'
import { CALLBACK, giveCredentials, launchApp, open, press, settled, type Visit } from './visit.ts'

const CLINICIAN = { role: 'clinician' } as const
const ABOUT_A_VISIT = 'launch/patient launch/encounter patient/Patient.rs'
const EVERYTHING = 'launch/patient openid fhirUser offline_access patient/*.rs'
/** Nobody has this address: failed attempts count against nobody who signs in later. */
const NOBODY = { email: 'nobody@lakeside.example', password: 'not-the-password' }
/** From this attempt on, somebody has to wait. */
const TOO_MANY = 6
/** She acts for her children, in the sandbox. */
const MOTHER = {
  role: 'representative',
  email: 'parent@lakeside.example',
  password: 'lakeside-demo-parent',
}

/** The sandbox lists its made-up patients unasked. */
const patients = (visit: Visit) => launchApp(visit, { isSandbox: true })

/** The visits of the one patient who has more of them than the page lists. */
async function visits(visit: Visit): Promise<void> {
  await launchApp(visit, { isSandbox: true, scope: ABOUT_A_VISIT })
  const choose = visit.page.locator('button[name="patient"]').first()
  await choose.evaluate((button) => button.setAttribute('value', 'edge-very-large-record'))
  await choose.click()
  await visit.page.waitForURL((at) => !at.search)
  await settled(visit.page)
}

/** Takes every tick off, and tries to go on. */
async function nothingTicked(visit: Visit): Promise<void> {
  const { page } = visit
  await launchApp(visit, { scope: EVERYTHING })
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck({ force: true })
  await page.getByRole('radio').last().check()
  await press(visit, /^Allow$/)
  await page.getByRole('alert').waitFor()
}

const refusedSignIn =
  (times: number): Scene['show'] =>
  async ({ page, url }) => {
    await launchApp({ page, url, person: undefined })
    for (let n = 0; n < times; n += 1) {
      const hasAnswered = page.waitForResponse((one) => one.request().method() === 'POST')
      await giveCredentials(page, NOBODY)
      await hasAnswered
      await settled(page)
    }
  }

/** Posts what nobody can read, as only a broken client does. */
const broken =
  (postData: string, charset: string): Scene['show'] =>
  async ({ page, url }) => {
    const address = `${url}/auth/authorize`
    const headers = { 'content-type': `application/x-www-form-urlencoded; charset=${charset}` }
    await page.route(address, (route) => route.continue({ method: 'POST', postData, headers }))
    await page.goto(address)
    await settled(page)
  }

async function revoking(visit: Visit): Promise<void> {
  await open(visit, '/my-apps')
  await press(visit, /^Revoke access/)
  await visit.page.getByText('loses access at once').waitFor()
}

/** The page that ends a session, for somebody who has one. */
const ending =
  (query = ''): Scene['show'] =>
  async (visit) => {
    await open(visit, '/my-apps')
    await open(visit, `/auth/session/end${query}`)
  }

async function signedOut(visit: Visit): Promise<void> {
  await ending()(visit)
  await press(visit, /^Sign out$/)
  await visit.page.waitForURL('**/success')
}

/** Pages of the authorization server that people meet when something is long, wrong or over. */
export const AUTHORIZATION: readonly Scene[] = [
  scene('patient-picker-many', patients, CLINICIAN),
  scene('visit-picker', visits, CLINICIAN),
  scene('no-record', (visit) => launchApp(visit), { role: 'developer' }),
  scene('consent-nothing', nothingTicked, PATIENT),
  scene('sign-in-refused', refusedSignIn(1)),
  scene('sign-in-too-often', refusedSignIn(TOO_MANY)),
  scene('redirect-mismatch', (visit) =>
    launchApp(visit, { isSandbox: true, redirectUri: `${CALLBACK}s` }),
  ),
  scene('redirect-unknown', (visit) => launchApp(visit, { redirectUri: `${CALLBACK}s` })),
  scene('form-too-long', broken(`scope=${'x'.repeat(1_100_000)}`, 'utf-8')),
  scene('form-unreadable', broken('a=b', 'x-none')),
  scene('page-expired', at('/auth/interaction/none')),
  scene('represented-picker', (visit) => patients({ ...visit, person: MOTHER })),
  scene('my-apps-unfolded', at('/my-apps'), { ...PATIENT, isUnfolded: true }),
  scene('my-apps-revoking', revoking, PATIENT),
  scene('sign-out', ending(), PATIENT),
  scene('sign-out-failed', ending('?id_token_hint=none'), PATIENT),
  scene('signed-out', signedOut, PATIENT),
]
