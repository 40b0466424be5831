import type { Page } from 'playwright-core'
import type { TestPlatform } from '../support/test-platform.ts'
import { type Credentials, signIn } from './people.ts'

/** A patient opens the app, signs in unless they are, allows it, and sees their record. */
export async function launchAsPatient(
  page: Page,
  { url, appName, who }: { url: string; appName: string; who?: Credentials },
): Promise<void> {
  await page.goto(url)
  if (who) await signIn(page, who)
  await page.getByRole('heading', { name: `${appName} asks for access` }).waitFor()
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.getByText('Done', { exact: true }).waitFor()
}

/** Lets the app read again, and returns what it read with. */
export async function readingWith(page: Page, outcome: string): Promise<{ authorization: string }> {
  const asked = page.waitForRequest(
    (one) => /\/fhir(-\w+)?\/Patient\//.test(one.url()) && one.method() === 'GET',
  )
  await page.getByRole('button', { name: 'Read again' }).click()
  const { authorization = '' } = await (await asked).allHeaders()
  await page.getByText(outcome, { exact: true }).waitFor()
  return { authorization }
}

/** What the records answer to a token now, at the first base unless another is named. */
export async function statusWith(
  { urls }: TestPlatform,
  authorization: string,
  base = urls.fhir.PRODUCTION,
): Promise<number> {
  const url = `${base}/Patient/demo-patient-1`
  return (await fetch(url, { headers: { authorization } })).status
}
