import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aVendor } from '../support/builders.ts'
import { column } from '../support/facts.ts'
import { anAppVersion } from '../support/lifecycle.ts'
import { oneJourney } from './journey.ts'
import { openPortal, peopleAndRecords, somebody } from './people.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let page: Page

oneJourney()

beforeAll(async () => {
  stage = await openStage()
  await peopleAndRecords(stage.platform)
  const owner = await aVendor(stage.platform)
  const cast = { owner, reviewer: owner } // nobody reviews what is only submitted
  for (const name of ['First light', 'Second light', 'Other one'])
    await anAppVersion(cast, { status: 'IN_REVIEW', name })
  page = await stage.visitor()
})
afterAll(() => stage?.stop())

const line = (name: string) => page.getByRole('link', { name, exact: true })

test('a reviewer narrows the queue, and goes back', async () => {
  await openPortal(page, '/review', somebody('reviewer'))
  await line('Other one').waitFor()
  await page.getByRole('combobox', { name: 'Order' }).click()
  await page.getByRole('option', { name: 'By name' }).click()
  await page.keyboard.press('Escape')
  await page.getByLabel('Search by app or vendor').fill('light')
  await line('Other one').waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.get('sort')).toBe('NAME')
  expect(new URL(page.url()).searchParams.get('q')).toBe('light')
  await expectSound(page)
})

test('keeps it as a view, and opens it again', async () => {
  await page.getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the view').fill('Lights')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Remove view' }).waitFor()
  await page.goto('/portal/review')
  await line('Other one').waitFor()
  await page.getByRole('combobox', { name: 'View', exact: true }).click()
  await page.getByRole('option', { name: 'Lights' }).click()
  await line('Other one').waitFor({ state: 'detached' })
  await line('Second light').waitFor()
})

test('takes lines on by the keys', async () => {
  await page.getByRole('heading', { name: 'Review queue' }).click()
  await page.keyboard.press('j')
  expect(await line('First light').evaluate((link) => link === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowDown')
  expect(await line('Second light').evaluate((link) => link === document.activeElement)).toBe(true)
  await page.keyboard.press('x')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await page.getByText('2 versions selected').waitFor()
  await page.keyboard.press('a')
  await page.getByText('2 stages assigned.').waitFor()
  const { email } = somebody('reviewer')
  const taken = await column(
    stage.platform,
    `select v.name from stage_review s join app_version v on v.id = s.app_version_id join user_account u on u.id = s.owner_id
     where u.email = $1 order by 1`,
    [email],
  )
  expect(taken).toEqual(['First light', 'Second light'])
})

test('a line that changes elsewhere changes here, and the focus stays', async () => {
  await page.keyboard.press('j')
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(focused).toBe('Second light')
  const owner = await aVendor(stage.platform)
  await anAppVersion({ owner, reviewer: owner }, { status: 'IN_REVIEW', name: 'Third light' })
  await line('Third light').waitFor()
  await expect.poll(focused).toBe('Second light')
  await page.keyboard.press('Shift+?')
  await page.getByText('show these keys').waitFor()
  expect(stage.faults).toEqual([])
})
