import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { POLICY_NUMBERS } from '../../schema/vocabulary/governance-policy.ts'
import type { Language } from '../../schema/vocabulary/language.ts'
import { catalogWith } from '../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../schema/vocabulary/scope-description.ts'
import { oneJourney } from './journey.ts'
import { openPortal, peopleAndRecords, signIn, somebody } from './people.ts'
import { publishApp } from './publish-app.ts'
import { type ResultsApp, startResultsApp } from './results-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const POLICY = '/settings/policy'
const CATALOG = '/settings/catalog?entry=Observation'
const SHORTER = 'Four weeks are enough: the wards had seen all of it by then.'
const NAMED = 'Patients know their results by this name.'
const NOUN = 'results of our own laboratory'
const NOUN_ES = 'los resultados de nuestro laboratorio'

let stage: Stage
let results: ResultsApp
let writer: Page
let second: Page
let launchUrl: string

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  const { platform } = stage
  const people = await peopleAndRecords(platform)
  results = await startResultsApp(platform.urls.fhir.PRODUCTION)
  const { redirectUrl } = results
  const facts = { name: 'Plain Results', redirectUrl, attestation: 'ACCEPTED' } as const
  launchUrl = results.launchUrl((await publishApp(platform, people, facts)).clientId)
  ;[writer, second] = await Promise.all([stage.visitor(), stage.visitor()])
})
afterAll(async () => {
  await results?.close()
  await stage?.stop()
})

test('a policy is proposed by somebody who finds the settings in the profile menu, and waits', async () => {
  await openPortal(writer, '/review', somebody('security-reviewer'))
  await writer.getByRole('button', { name: /^Profile of/ }).click()
  await writer.getByRole('menuitem', { name: 'Settings' }).click()
  await writer.getByText('Version 1 is in force.').waitFor()
  await pilotDays(writer).fill('20')
  await writer.getByRole('switch', { name: /^Tell the people/ }).click()
  await propose(writer, { why: SHORTER, button: 'Propose this policy' })
  expect(await pilotDays(writer).isEditable()).toBe(false)
  await expectSound(writer)
})

test('a second person confirms it, and it is in force for everybody', async () => {
  await openPortal(second, POLICY, somebody('admin'))
  await confirm(second, SHORTER)
  await second.getByText('Version 2 is in force.').waitFor()
  await expectSound(second)
  await writer.reload()
  await writer.getByText('Version 2 is in force.').waitFor()
  await expect.poll(() => pilotDays(writer).inputValue()).toBe('20')
  expect(await writer.getByRole('switch', { name: /^Tell the people/ }).isChecked()).toBe(true)
})

test('a kind of data gets words of the hospital, by two people as well', async () => {
  await writer.goto(`/portal${CATALOG}`)
  await writer.getByLabel('What it is called, English').fill(NOUN)
  await writer.getByLabel('What it is called, Spanish').fill(NOUN_ES)
  await writer.getByText(sentence('en'), { exact: true }).waitFor()
  await writer.getByText(sentence('es'), { exact: true }).waitFor()
  await propose(writer, { why: NAMED, button: 'Propose this entry' })
  await expectSound(writer)
  await second.goto(`/portal${CATALOG}`)
  await confirm(second, NAMED)
  await second.getByText('Changed', { exact: true }).waitFor()
  await expectSound(second)
})

test('a patient reads them where access is asked for, in both languages', async () => {
  const patient = await stage.visitor()
  await patient.goto(launchUrl)
  await signIn(patient, somebody('patient'))
  await patient.getByRole('checkbox', { name: sentence('en') }).waitFor()
  await expectSound(patient)
  const { url } = stage.platform
  await patient.context().addCookies([{ name: 'gatehouse-language', value: 'es', url }])
  await patient.reload()
  await patient.getByRole('checkbox', { name: sentence('es') }).waitFor()
  expect(stage.faults).toEqual([])
})

function pilotDays(page: Page) {
  return page.getByRole('textbox', { name: POLICY_NUMBERS.pilotDays.name, exact: true })
}

/** The sentence for observations in the words of this journey. */
function sentence(language: Language): string {
  const catalog = catalogWith({ Observation: { noun: NOUN, nounEs: NOUN_ES } })
  return describeScope('patient/Observation.rs', 'patient', { language, catalog }).sentence
}

async function propose(page: Page, { why, button }: { why: string; button: string }) {
  await page.getByLabel('Why it changes').fill(why)
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('heading', { name: 'Waits for a second person' }).waitFor()
  await page.getByText('You proposed it, so somebody else has to confirm it.').waitFor()
  expect(await page.getByRole('button', { name: 'Confirm this change' }).count()).toBe(0)
}

async function confirm(page: Page, why: string) {
  await page.getByText(why, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Confirm this change' }).click()
  await page.getByText('It is in force now.').first().waitFor()
  await page.getByText(/^Proposed by Jonas Petrov, confirmed by Margaret Osei/).waitFor()
}
