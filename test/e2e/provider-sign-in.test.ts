import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aHospitalProvider,
  federationEnv,
  type HospitalProvider,
} from '../support/hospital-provider.ts'
import { expectSound } from './sound-page.ts'
import { openStage, type Stage } from './stage.ts'

let provider: HospitalProvider
let stage: Stage

beforeAll(async () => {
  provider = await aHospitalProvider()
  stage = await openStage(
    federationEnv(provider.issuer, {
      FEDERATION_CREATES_ACCOUNTS: 'true',
      FEDERATION_ROLES: JSON.stringify({ 'review-desk': ['TECHNICAL_REVIEWER'] }),
    }),
  )
  const { issuer } = stage.platform.urls
  await provider.serve({
    callbacks: [`${issuer.PRODUCTION}/federation/callback`],
    afterSignOut: [`${issuer.PRODUCTION}/federation/signed-out`],
  })
  provider.people.set('ada', aColleague('Ada', ['review-desk']))
  provider.people.set('dan', aColleague('Dan', ['choir']))
})
afterAll(async () => {
  await stage?.stop()
  await provider?.stop()
})

/** What the sign-in says in each language. */
const WORDS = {
  en: {
    wayIn: 'Sign in',
    button: 'Sign in with Lakeside staff account',
    profile: 'Profile of Ada Bell',
    queue: 'Review queue',
    wentBack: 'You were not signed in',
    noPart: 'You have no part here yet',
    again: 'Back to signing in',
  },
  es: {
    wayIn: 'Iniciar sesión',
    button: 'Iniciar sesión con Lakeside staff account',
    profile: 'Perfil de Ada Bell',
    queue: 'Cola de revisión',
    wentBack: 'No se ha iniciado la sesión',
    noPart: 'Aún no tiene ninguna función aquí',
    again: 'Volver al inicio de sesión',
  },
} as const

describe.each(['en', 'es'] as const)('at the hospital’s own provider, in %s', (language) => {
  const words = WORDS[language]

  test('somebody signs in with its button and is in the portal', async () => {
    const page = await atSignIn()
    await expectSound(page)
    await throughProvider(page, 'ada', 'Sign in')
    await page.getByRole('button', { name: words.profile }).waitFor()
    await page.getByRole('heading', { level: 1, name: words.queue }).waitFor()
    expect(new URL(page.url()).origin).toBe(stage.platform.url)
  })

  test('who goes back there reads that nothing was shared, and can begin again', async () => {
    const page = await atSignIn()
    await throughProvider(page, '', 'Back')
    await page.getByRole('heading', { level: 1, name: words.wentBack }).waitFor()
    await expectSound(page)
    await page.getByRole('link', { name: words.again }).click()
    await page.getByRole('button', { name: words.wayIn }).first().waitFor()
  })

  test('who has no part here is told whom to write to', async () => {
    const page = await atSignIn()
    await throughProvider(page, 'dan', 'Sign in')
    await page.getByRole('heading', { level: 1, name: words.noPart }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'apps@lakeside.example' }).waitFor()
    await expectSound(page)
  })

  /** A browser of its own before the sign-in page. */
  async function atSignIn(): Promise<Page> {
    const page = await stage.visitor()
    const url = stage.platform.url
    await page.context().addCookies([{ name: 'gatehouse-language', url, value: language }])
    await page.goto('/portal/review')
    await page.getByRole('main').getByRole('button', { name: words.wayIn }).click()
    await page.getByRole('button', { name: words.button }).waitFor()
    return page
  }

  /** Walks over to the provider, and does there what one does. */
  async function throughProvider(page: Page, login: string, go: 'Sign in' | 'Back') {
    await page.getByRole('button', { name: words.button }).click()
    await page.getByRole('heading', { name: 'Lakeside staff' }).waitFor()
    expect(new URL(page.url()).origin).toBe(provider.issuer)
    await page.getByLabel('Name').fill(login)
    await page.getByRole('button', { name: go }).click()
  }
})

test('nothing was refused to the pages on the way', () => {
  expect(stage.faults).toEqual([])
})

function aColleague(given_name: string, groups: string[]) {
  const email = `${given_name.toLowerCase()}@lakeside.example`
  return { email, email_verified: true, given_name, family_name: 'Bell', groups, amr: ['mfa'] }
}
