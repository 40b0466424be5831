import type { Page } from 'playwright-core'

/** Closes the open incident of the version whose workspace is shown, and comes back to it. */
export async function closeIncident(page: Page): Promise<void> {
  const workspace = page.url()
  await page.getByRole('link', { name: 'Incident: close it before the app comes back' }).click()
  await page.getByLabel('What was found').fill('It showed the results of somebody else.')
  await page.getByLabel('What was done').fill('The maker closed the leak, and we tried it.')
  await page.getByRole('button', { name: 'Close the incident' }).click()
  await page.getByRole('button', { name: 'Close the incident' }).waitFor({ state: 'detached' })
  await page.goto(workspace)
}

/** Takes a step of the lifecycle by its button and its dialog. */
export async function take(
  page: Page,
  step: 'Approve' | 'Release' | 'Request changes' | 'Suspend' | 'Reinstate' | 'Retire',
  reason?: { label: string; text: string },
): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByLabel(reason.label).fill(reason.text)
  await dialog.getByRole('button', { name: step, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
