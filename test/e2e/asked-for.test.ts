import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeededPeople } from '../../api/demo/people/seed-people.ts'
import { oneJourney } from './journey.ts'
import { openPortal, peopleAndRecords, somebody } from './people.ts'
import { publishApp } from './publish-app.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const APP = 'Missed Results'
const WHO = 'ward.nurse@lakeside.example'
const WHY = 'We look results up on three screens, and would like to see them on one.'

let stage: Stage
let people: SeededPeople
let anybody: Page
let reviewer: Page
let lead: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  people = await peopleAndRecords(stage.platform)
  ;[anybody, reviewer, lead] = await Promise.all([
    stage.visitor(),
    stage.visitor(),
    stage.visitor(),
  ])
  await openPortal(reviewer, '/app-requests', somebody('reviewer'))
})
afterAll(() => stage?.stop())

test('somebody asks in the gallery for an app that is not there; what is missing is said', async () => {
  await anybody.goto('/request-app')
  await anybody.getByLabel('Name of the app').fill(APP)
  await anybody.getByLabel('Web address of the app').fill('https://missed.example')
  await anybody.getByLabel('Your name').fill('Wanda Nurse')
  await anybody.getByLabel('Your email address').fill(WHO)
  await anybody.getByRole('button', { name: 'Send the request' }).click()
  await anybody.getByText('Please look at this again').waitFor()
  await expectSound(anybody)
  await anybody.getByLabel('What you would use it for').fill(WHY)
  await anybody.getByRole('button', { name: 'Send the request' }).click()
  await anybody.getByText('Your request was received').waitFor()
  await expectSound(anybody)
})

test('it appears in the portal by itself, and who asked is mailed that the maker was asked', async () => {
  await reviewer.getByText(WHY).waitFor()
  await expectSound(reviewer)
  await reviewer.getByRole('button', { name: `Maker contacted: ${APP}` }).click()
  await expectSound(reviewer)
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Maker contacted' }).click()
  await reviewer.getByRole('dialog').waitFor({ state: 'detached' })
  const { body } = await stage.platform.mailTo(WHO)
  expect(body).toContain(APP)
})

test('once the app was registered the request names it', async () => {
  await publishApp(stage.platform, people, {
    name: APP,
    redirectUrl: 'http://127.0.0.1:9/callback',
    attestation: 'ACCEPTED',
  })
  await reviewer.getByRole('button', { name: `App was registered: ${APP}` }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByLabel('The app that was registered').fill('Missed')
  await reviewer.getByRole('option', { name: new RegExp(APP) }).click()
  await dialog.getByRole('button', { name: 'App was registered' }).click()
  await dialog.waitFor({ state: 'detached' })
  await reviewer.getByRole('link', { name: `Registered as ${APP}` }).waitFor()
  await stage.platform.mailTo(WHO, /missed-results/)
})

test('the lead of a department asks for it, and hears that it is activated', async () => {
  await openPortal(lead, '/activations?app=missed-results', somebody('department-lead'))
  const dialog = lead.getByRole('dialog')
  await dialog.getByLabel('Department').fill('Cardiology')
  await dialog.getByRole('button', { name: 'Ask for activation' }).click()
  await dialog.waitFor({ state: 'detached' })
  await lead.getByText(`Cardiology asks for ${APP}`).waitFor()
  await expectSound(lead)

  await reviewer.goto('/portal/activations')
  await reviewer.getByRole('button', { name: `Activate: ${APP}` }).click()
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
  await reviewer.getByText('Activated', { exact: true }).first().waitFor()
  await expectSound(reviewer)
  await stage.platform.mailTo(somebody('department-lead').email, /activated for your department/)
  await lead.reload()
  await lead.getByText('Activated', { exact: true }).first().waitFor()
  expect(stage.faults).toEqual([])
})
