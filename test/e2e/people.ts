import type { Page } from 'playwright-core'
import { DemoStage } from '../../api/demo/demo-stage.ts'
import { DEMO_PEOPLE, type SeededPeople, seedPeople } from '../../api/demo/people/seed-people.ts'
import { seedRecords } from '../../api/demo/records/seed-records.ts'
import type { TestPlatform } from '../support/test-platform.ts'

/** Somebody who can sign in. */
export interface Credentials {
  readonly email: string
  readonly password: string
}

/** Gives the hospital its staff, its patients with their records, and some vendors; no app yet. */
export async function peopleAndRecords(platform: TestPlatform): Promise<SeededPeople> {
  await seedRecords(platform)
  return platform.orm.em.fork().transactional((em) => seedPeople(new DemoStage(platform, em)))
}

/** The first account of a kind, such as "patient" or "reviewer". */
export function somebody(role: (typeof DEMO_PEOPLE)[number]['role']): Credentials {
  const person = DEMO_PEOPLE.find((one) => one.role === role)
  if (!person) throw new Error(`Nobody is a ${role}.`)
  return person
}

/** Fills in the sign-in page that is shown, and sends it. */
export async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Opens a page of the portal as somebody, through the sign-in. */
export async function openPortal(page: Page, path: string, who: Credentials): Promise<void> {
  await page.goto(`/portal${path}`)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await signIn(page, who)
  await page.getByRole('button', { name: /^Profile of/ }).waitFor()
}
