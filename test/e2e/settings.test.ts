import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, peopleAndRecords, signIn, somebody } from './people.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

const REVIEWER = { email: 'new.reviewer@lakeside.example', password: 'seven quiet otters painting' }

let stage: Stage
let admin: Page
beforeAll(async () => {
  stage = await openStage()
  await peopleAndRecords(stage.platform)
  admin = await stage.visitor()
  await openPortal(admin, '/settings/brand', somebody('admin'))
})
afterAll(() => stage?.stop())

test('a colour nobody can read is refused; another one, and a legal page, are shown in the gallery', async () => {
  await admin.getByLabel('Accent colour').fill('#5cc2c9')
  await admin.getByRole('button', { name: 'Save' }).click()
  await admin.getByRole('alert').getByText('at least 4.5 : 1 is needed').waitFor()
  await admin.getByLabel('Accent colour').fill('#1d4f91')
  await admin.getByRole('button', { name: 'Save' }).click()
  await admin.getByText('Accent colour: #1d4f91').waitFor()
  await expectSound(admin)
  await admin.getByRole('link', { name: 'Legal pages' }).first().click()
  await admin.getByLabel('Privacy policy').fill('https://lakeside.example/privacy')
  await admin.getByRole('button', { name: 'Save' }).click()
  await admin.getByText('Privacy policy: https://lakeside.example/privacy').waitFor()

  const visitor = await stage.visitor()
  await visitor.goto('/')
  const link = visitor.getByRole('contentinfo').getByRole('link', { name: 'Privacy policy' })
  expect(await link.getAttribute('href')).toBe('https://lakeside.example/privacy')
  expect(await colourOf(visitor)).toBe('rgb(29, 79, 145)')
  await expectSound(visitor)
})

test('somebody is invited, opens an account by the mail, and reviews', async () => {
  await admin.goto('/portal/settings/people')
  await admin.getByRole('button', { name: 'Invite somebody' }).click()
  await admin.getByLabel('E-mail').fill(REVIEWER.email)
  await admin.getByLabel('Technical reviewer').check()
  await admin.getByRole('button', { name: 'Send the invitation' }).click()
  await admin.getByRole('cell', { name: REVIEWER.email, exact: true }).waitFor()

  const { body } = await stage.platform.mailTo(REVIEWER.email)
  const page = await stage.visitor()
  await page.goto(/http\S+\/portal\/join\?token=\S+/.exec(body)?.[0] ?? '')
  await page.getByLabel('First name').fill('Noor')
  await page.getByLabel('Last name').fill('Haddad')
  await page.locator('input[type=password]').fill(REVIEWER.password)
  await expectSound(page)
  await page.getByRole('button', { name: 'Open the account' }).click()
  await page.getByText('Your account is open').waitFor()
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await signIn(page, REVIEWER)
  await page.getByRole('link', { name: 'Review queue' }).first().waitFor()

  await admin.goto('/portal/settings/people')
  await admin.getByText('Accepted the invitation: Noor Haddad').waitFor()
  await admin.getByRole('button', { name: 'Remove Noor Haddad' }).click()
  await expectSound(admin)
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await admin.getByText('Removed: Noor Haddad').waitFor()
  expect(stage.faults).toEqual([])
})

/** The accent as the browser resolves it, in light. */
function colourOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const probe = document.createElement('span')
    probe.style.color = 'var(--gh-accent)'
    document.body.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  })
}
