import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '../../api/demo/seed-demo.ts'
import { toGlobalId } from '../../api/graphql/global-id.ts'
import type { AppVersionStatus } from '../../schema/vocabulary/app-status.ts'
import { WIZARD_STEPS } from '../../schema/vocabulary/wizard-help.ts'
import { unsaidActions } from '../support/unsaid-actions.ts'
import { openPortal, somebody } from './people.ts'
import { expectSound, expectSoundAt } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let developer: Page
let reviewer: Page
/** A version of the developer's own vendor in each status. */
let versions: Map<AppVersionStatus, string>

beforeAll(async () => {
  stage = await openStage()
  await seedDemo(stage.platform)
  versions = await ownVersions()
  developer = await stage.visitor()
  reviewer = await stage.visitor()
  await openPortal(developer, '/registrations', somebody('developer'))
  await openPortal(reviewer, '/review', somebody('reviewer'))
})
afterAll(() => stage?.stop())

describe('every page for a developer', () => {
  test.each([
    ['/registrations', 'My Registrations'],
    ['/registrations/new', 'Register App'],
    ['/registrations/none', 'Registration'],
    ['/vendor', 'Vendor Account'],
    ['/apps/none', 'App'],
    ['/apps/growth-chart/attestation-document', ''],
    ['/apps/growth-chart/attestation-renewal', 'Attest again'],
    ['/inbox', 'Inbox'],
    ['/account/notices', ''],
    ['/vendor/members', 'Members'],
    ['/vendor/registration-tokens', ''],
    ['/security', ''],
    ['/docs', ''],
    ['/docs/permissions', 'Who may do what'],
  ])('%s', (path, title) => expectSoundAt(developer, `/portal${path}`, title))

  test.each(WIZARD_STEPS)('the wizard at $key', ({ key }) =>
    expectSoundAt(developer, `/portal/registrations/${versionId('DRAFT')}/${key}`, ''),
  )

  test.each([
    'description',
    'connection',
    'privacy',
    'contact',
    'documents',
    'versions',
    'activity',
  ])('the App Information Page at %s', (tab) =>
    expectSoundAt(developer, `/portal/apps/growth-chart/${tab}`, 'Growth Chart'),
  )

  test('the secrets of a confidential app', () =>
    expectSoundAt(developer, '/portal/apps/bedside-vitals/connection', 'Bedside Vitals'))

  test('the command palette', async () => {
    await developer.goto('/portal/registrations')
    await developer.getByRole('button', { name: 'Search', exact: true }).click()
    await developer.getByRole('dialog').waitFor()
    await expectSound(developer)
  })

  test('the menu of the profile', async () => {
    await developer.goto('/portal/registrations')
    await developer.getByRole('button', { name: /^Profile of/ }).click()
    await developer.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    await expectSound(developer)
  })
})

describe('every page for a reviewer', () => {
  test.each([
    ['/review', 'Review queue'],
    ['/review?status=LIVE', 'Review queue'],
    ['/review/none', 'Review'],
    ['/backend-services', 'Backend services'],
    ['/vendors', 'Vendors'],
    ['/vendors/none', ''],
    ['/app-requests', 'App requests'],
    ['/activations', 'Activations'],
    ['/consents', 'Consents'],
    ['/launches', 'Launches'],
    ['/incidents', 'Incidents'],
  ])('%s', (path, title) => expectSoundAt(reviewer, `/portal${path}`, title))

  test.each(['IN_REVIEW', 'LIVE'] as const)('the workspace of a version that is %s', (status) =>
    expectSoundAt(reviewer, `/portal/review/${versionId(status)}`, ''),
  )
})

test('the incident of an app that is suspended, with whom to call', async () => {
  await reviewer.goto('/portal/incidents')
  await reviewer.getByRole('link', { name: 'App Imaging Compare' }).click()
  const contacts = reviewer.getByRole('region', { name: 'Whom to call' })
  await contacts.getByRole('link', { name: 'support@quillstone.example' }).waitFor()
  await expectSound(reviewer)
})

describe('pages of single roles', () => {
  test('the statement, for those who change it', async () => {
    const security = await stage.visitor()
    await openPortal(security, '/attestation-text', somebody('security-reviewer'))
    await expectSoundAt(security, '/portal/attestation-text', 'Attestation text')
  })

  test('the forms of the review, for those who write policy', async () => {
    const security = await stage.visitor()
    await openPortal(security, '/forms', somebody('security-reviewer'))
    await expectSoundAt(security, '/portal/forms?kind=SECURITY_CHECKLIST', 'Review forms')
    await expectSoundAt(security, '/portal/emergencies', 'Emergencies')
    await expectSoundAt(security, '/portal/review-clock', 'Review clocks')
  })

  test.each([
    '/settings',
    '/settings/brand',
    '/settings/texts',
    '/settings/legal',
    '/settings/people',
    '/settings/lost-factors',
    '/settings/holidays',
    '/settings/service-accounts',
    '/settings/diagnostics',
    '/settings/representatives',
    '/settings/policy',
    '/settings/catalog',
    '/settings/data-policy',
    '/campaigns',
    '/docs/edit',
  ])('%s, for the administrator', async (path) => {
    const admin = await stage.visitor()
    await openPortal(admin, path, somebody('admin'))
    await expectSoundAt(admin, `/portal${path}`, '')
  })
})

test('the data policy while its next version is written', async () => {
  const security = await stage.visitor()
  const path = '/settings/data-policy'
  await openPortal(security, path, somebody('security-reviewer'))
  await expectSoundAt(security, `/portal${path}`, 'Data policy')
  await security.getByText('Every kind of request').click()
  await expectSound(security)
  await security.getByRole('button', { name: 'Change it' }).click()
  await security.getByRole('button', { name: 'Add a rule' }).click()
  await security.getByRole('button', { name: 'Add a condition' }).last().click()
  await expectSound(security)
})

test('the announced end of an app, and the form that moves it, with what takes its place', async () => {
  const admin = await stage.visitor()
  const path = '/apps/visit-ready/versions'
  await openPortal(admin, path, somebody('admin'))
  await expectSoundAt(admin, `/portal${path}`, 'Visit Ready')
  await admin.getByRole('button', { name: 'Change the announced end' }).click()
  const successor = admin.getByRole('combobox', { name: 'The app that takes its place' })
  await expect.poll(() => successor.inputValue()).toBe('My Health Binder')
  await successor.fill('Growth')
  await admin.getByRole('option', { name: /Growth Chart/ }).waitFor()
  await expectSound(admin)
})

describe('in Spanish', () => {
  const draft = (): string => `/registrations/${versionId('DRAFT')}/scopes`
  const workspace = (): string => `/review/${versionId('IN_REVIEW')}`

  test.each([
    [
      'what a developer registered',
      () => developer,
      (): string => '/registrations',
      'Mis registros',
    ],
    ['an app', () => developer, (): string => '/apps/growth-chart/connection', 'Growth Chart'],
    ['a step of the wizard', () => developer, draft, ''],
    ['signing in', () => developer, (): string => '/security', ''],
    ['the queue', () => reviewer, (): string => '/review', 'Cola de revisión'],
    ['the workspace', () => reviewer, workspace, ''],
  ] as const)('%s', async (_what, who, path, title) => {
    const page = who()
    const [name, url] = ['gatehouse-language', stage.platform.url]
    await page.context().addCookies([{ name, url, value: 'es' }])
    try {
      await expectSoundAt(page, `/portal${path()}`, title)
      expect(await page.locator('html').getAttribute('lang')).toBe('es')
    } finally {
      await page.context().clearCookies({ name })
    }
  })
})

describe('every page for somebody without an account', () => {
  test.each([
    '/portal/forgot',
    '/portal/reset?token=none',
    '/portal/docs',
    '/portal/docs/permissions',
    '/portal/invitation?token=none',
  ])('%s', async (path) => expectSoundAt(await stage.visitor(), path, ''))
})

test('the log of every version of the demo speaks in words', async () => {
  expect(await unsaidActions(stage.platform)).toEqual([])
})

test('no page threw or was refused anything on the way', () => {
  expect(stage.faults).toEqual([])
})

function versionId(status: AppVersionStatus): string {
  return versions.get(status) ?? `none is ${status}`
}

async function ownVersions(): Promise<typeof versions> {
  const { rows } = await stage.platform.pool.query<{ status: AppVersionStatus; id: string }>(
    `select v.status, v.id from app_version v join app a on a.id = v.app_id
     join user_account u on u.id = a.owner_id where u.email = $1`,
    [somebody('developer').email],
  )
  return new Map(rows.map(({ id, status }) => [status, toGlobalId('AppVersion', id)]))
}
