import { createHash, randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { SignIn } from './product.ts'

/** A browser in the hands of one person. */
export interface Visit {
  readonly page: Page
  readonly url: string
  /** Undefined for a visitor without an account. */
  readonly person: SignIn | undefined
}

/** Opens an address of the product and waits until the page stands still; signs in where it is asked. */
export async function open({ page, url, person }: Visit, path: string): Promise<void> {
  await page.goto(`${url}${path}`)
  await settled(page)
  const button = page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true })
  if (!person || !(await button.isVisible())) return
  const { pathname } = new URL(path, url)
  // The page may take a moment to leave, and until then it stands where it comes back to.
  const hasLeft = page.waitForURL((at) => at.pathname !== pathname, { waitUntil: 'commit' })
  await button.click()
  await hasLeft
  const email = page.getByLabel('Email address')
  const isBack = page.waitForURL((at) => at.pathname === pathname)
  await Promise.race([email.waitFor(), isBack])
  if (await email.isVisible()) await giveCredentials(page, person)
  await isBack
  await settled(page)
}

/** Fills in the sign-in page. */
export async function giveCredentials(
  page: Page,
  { email, password }: Pick<SignIn, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Presses the first button of the page with this name. */
export async function press({ page }: Visit, name: RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name }).first().click()
}

/** Goes where the first link of a page with this address leads. */
export async function follow(visit: Visit, address: RegExp): Promise<void> {
  const paths = await visit.page
    .locator('main a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const found = paths.find((path) => address.test(path))
  if (!found) throw new Error(`No link on ${visit.page.url()} matches ${address}`)
  await open(visit, found)
}

/** Where the demo's public app is answered. */
export const CALLBACK = 'http://127.0.0.1:8765/callback'
const SCOPES =
  'launch/patient openid fhirUser offline_access patient/Patient.rs patient/Observation.rs patient/Condition.rs patient/MedicationRequest.rs'

/** What an app asks for in place of what it usually does. */
interface Launch {
  readonly isSandbox?: boolean
  readonly scope?: string
  readonly redirectUri?: string
}

/** Does what the demo's public app does to be launched, up to the first page a person sees. */
export async function launchApp(
  { page, url, person }: Visit,
  { isSandbox = false, redirectUri = CALLBACK, scope = SCOPES }: Launch = {},
): Promise<void> {
  const environment = isSandbox ? '-sandbox' : ''
  const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url')
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: `growth-chart-public${environment}`,
    redirect_uri: redirectUri,
    scope,
    state: randomBytes(16).toString('base64url'),
    aud: `${url}/fhir${environment}`,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  await page.goto(`${url}/auth${environment}/authorize?${request}`)
  if (person && (await page.getByLabel('Email address').isVisible()))
    await giveCredentials(page, person)
  await settled(page)
}

/** Allows what the app asks for. The app itself is not there: a line of text stands in its place. */
export async function allowApp({ page }: Visit): Promise<void> {
  await page.route(`${CALLBACK}**`, (route) => route.fulfill({ body: 'The app goes on here.' }))
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.waitForURL(`${CALLBACK}**`)
}

/** Waits until there is a heading, nothing is loading, and every picture and font has come. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isLoading = document.querySelector('[aria-busy="true"], [class*="skeleton" i]')
    const images = [...document.images].filter((image) => image.loading !== 'lazy')
    const heading = document.querySelector('h1, .graphiql-container')
    return heading && !isLoading && images.every((image) => image.complete)
  })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}
