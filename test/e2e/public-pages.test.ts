import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '../../api/demo/seed-demo.ts'
import { signIn, somebody } from './people.ts'
import { expectSound, expectSoundAt } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let anybody: Page
let patient: Page

beforeAll(async () => {
  stage = await openStage()
  await seedDemo(stage.platform)
  anybody = await stage.visitor()
  patient = await stage.visitor()
  await patient.goto('/my-apps')
  await patient.getByRole('button', { name: 'Sign in' }).click()
  await signIn(patient, somebody('patient'))
  await patient.getByText('It works as before until then').waitFor()
})
afterAll(() => stage?.stop())

describe('every page for anybody', () => {
  test.each([
    ['/', 'Apps reviewed by'],
    ['/?q=nothing-is-called-so', 'Apps reviewed by'],
    ['/apps/growth-chart', 'Growth Chart'],
    ['/apps/visit-ready', 'Visit Ready'], // its end is announced
    ['/apps/nobody-made-this', 'This page does not exist'],
    ['/my-apps', 'My apps'],
    ['/portal/', 'Bring your app to'],
    ['/portal/sign-up', 'Create an account'],
    ['/portal/verify?token=one', 'Confirm your address'],
    ['/portal/registrations', 'Sign in to continue'],
    ['/portal/no-such-page', 'There is no such page'],
    ['/auth/authorize?client_id=nobody', 'This did not work'],
    ['/auth/session/end', 'You are signed out'],
    ['/dev/inbox', 'Inbox'],
  ])('%s', (path, title) => expectSoundAt(anybody, path, title))

  // The colours of the editor and its tabs are GraphiQL's own.
  test('/graphiql', async () => {
    await anybody.goto('/graphiql')
    await anybody.getByRole('link', { name: 'Gatehouse API' }).waitFor()
    await expectSound(anybody, { outside: ['.monaco-editor', '.graphiql-tabs'] })
  })

  test('a listing whose vendor declined the terms', async () => {
    await anybody.goto('/')
    await anybody
      .locator('article', { hasText: 'Privacy terms declined' })
      .first()
      .getByRole('link')
      .click()
    await anybody.getByText('This vendor declined the privacy and security terms').waitFor()
    await expectSound(anybody)
  })
})

describe('every page for a patient', () => {
  test.each([
    ['/my-apps', 'My apps'],
    ['/portal/vendor/setup', 'Who stands behind your apps?'],
    ['/auth/session/end', 'Sign out of'],
  ])('%s', (path, title) => expectSoundAt(patient, path, title))

  test('My apps of somebody who allows nothing', async () => {
    const parent = await stage.visitor()
    await parent.goto('/my-apps')
    await parent.getByRole('button', { name: 'Sign in' }).click()
    await signIn(parent, somebody('representative'))
    await parent.getByText('No app can see your data').waitFor()
    await expectSound(parent)
  })
})

describe('every page for a clinician', () => {
  test('what departments use, and one app of it', async () => {
    const clinician = await stage.visitor()
    await clinician.goto('/clinicians')
    await clinician.getByRole('button', { name: 'Sign in' }).click()
    await signIn(clinician, somebody('clinician'))
    const approved = clinician.getByRole('region', { name: 'Approved for clinicians' })
    await approved.getByRole('status').waitFor()
    await expectSound(clinician)
    await approved.getByRole('link', { name: 'Growth Chart', exact: true }).click()
    await clinician.getByRole('heading', { level: 1, name: 'Growth Chart' }).waitFor()
    await clinician.getByRole('heading', { name: 'Similar apps' }).waitFor()
    await expectSound(clinician)
  })

  test('who is no clinician reads that, and is led to what is for everybody', async () => {
    await patient.goto('/clinicians')
    await patient.getByRole('heading', { name: 'This is for the people who work here' }).waitFor()
    await expectSound(patient)
  })
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})
