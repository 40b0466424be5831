import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Visit } from './browser.ts'
import { PASSWORD } from './rows.ts'
import { parameter, titleOf } from './smart-app.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const SCOPE = 'openid fhirUser offline_access patient/Observation.rs'

async function consentPage(params: Record<string, string>): Promise<[Visit, Browser]> {
  const app = await anApp(world)
  const browser = app.browser()
  const signIn = await app.open({ scope: SCOPE, ...params }, browser)
  const { email } = world.patient
  return [await browser.post(signIn.url, { email, password: PASSWORD }), browser]
}

describe('ui_locales', () => {
  it('are published with the languages there are', async () => {
    const { issuer } = world.app
    const response = await fetch(`${issuer}/.well-known/openid-configuration`)
    expect(await response.json()).toMatchObject({ ui_locales_supported: ['en', 'es'] })
  })

  it('CONS-05 has a patient consent in Spanish, from signing in to the code', async () => {
    const app = await anApp(world)
    const browser = app.browser()
    const signIn = await app.open({ scope: SCOPE, ui_locales: 'es-MX en' }, browser)
    expect(titleOf(signIn)).toBe('Iniciar sesión')
    expect(signIn.headers.get('content-language')).toBe('es')
    const wrong = await browser.post(signIn.url, { email: world.patient.email, password: 'wrong' })
    expect(wrong.body).toContain('El correo electrónico o la contraseña no son correctos.')

    const consent = await browser.post(signIn.url, {
      email: world.patient.email,
      password: PASSWORD,
    })
    expect(consent.body).toContain('<html lang="es">')
    expect(consent.body).toContain('pide acceso a su historia clínica')
    expect(consent.body).toContain('Ver sus resultados de pruebas y signos vitales')
    expect(consent.body).toContain('Seguir conectada cuando usted no la está usando')
    expect(consent.body).toContain('La aplicación no puede modificar la historia clínica.')
    expect(consent.body).not.toContain('<script')

    const nothing = await browser.post(consent.url, { action: 'allow' })
    expect(nothing.body).toContain('No hay nada marcado')
    const done = await browser.post(consent.url, {
      action: 'allow',
      scope: 'patient/Observation.rs',
    })
    expect(parameter(done, 'code')).not.toBe('')
  })

  it('CONS-06 says of a wildcard in Spanish that it holds for the future', async () => {
    const app = await anApp(world, { scopes: ['patient/*.rs'] })
    const browser = app.browser()
    const page = await app.open({ scope: 'openid patient/*.rs', ui_locales: 'es' }, browser)
    const consent = await browser.post(page.url, { email: world.patient.email, password: PASSWORD })
    expect(consent.body).toContain('Ver toda su información de salud, ahora y en el futuro')
  })

  it.each(['xx', 'es_ES', '"><script>', `${'x'.repeat(1500)} es`])(
    '%j is ignored',
    async (wish) => {
      const [consent] = await consentPage({ ui_locales: wish })
      expect(consent.status).toBe(200)
      expect(consent.body).toContain('<html lang="en">')
      expect(consent.body).toContain('See your test results and vital signs')
    },
  )

  it('hold for an error that is shown here', async () => {
    const app = await anApp(world)
    const visit = await app.open({ client_id: 'nobody', ui_locales: 'es' })
    expect(visit.status).toBe(400)
    expect(titleOf(visit)).toBe('No se ha podido completar')
  })
})

describe('a language chosen on a page', () => {
  it('is kept for the pages after it, also against the wish of the app', async () => {
    const [consent, browser] = await consentPage({ ui_locales: 'es' })
    const link = /href="([^"]*set-language=en)"/.exec(consent.body)?.[1] ?? ''
    const again = await browser.get(new URL(link, consent.url).href)
    expect(again.body).toContain('<html lang="en">')
    expect(again.url).toBe(consent.url)
    const nothing = await browser.post(again.url, { action: 'allow' })
    expect(nothing.body).toContain('Nothing is ticked')
    // The same cookie speaks on the pages of the gallery.
    const chosen = await browser.get(`${world.platform.url}/?set-language=es`)
    expect(chosen.url).toBe(`${world.platform.url}/`)
    expect(chosen.body).toContain('<html lang="es">')
  })

  it('leads nowhere else', async () => {
    const { url } = world.platform
    for (const path of ['//evil.example/', '/.//evil.example/', '/\\evil.example/']) {
      const response = await fetch(`${url}${path}?set-language=es`, { redirect: 'manual' })
      const location = response.headers.get('location')
      if (location) expect(new URL(location, url).origin).toBe(url)
    }
  })
})

describe('a browser that prefers Spanish', () => {
  it('is answered in it, when nobody said otherwise', async () => {
    const app = await anApp(world)
    const browser = app.browser()
    const { url } = app.request()
    const redirect = await browser.once(url, { headers: { 'accept-language': 'es-ES,es;q=0.9' } })
    const page = new URL(redirect.headers.get('location') ?? '', url).href
    const signIn = await browser.once(page, { headers: { 'accept-language': 'es-ES,es;q=0.9' } })
    expect(signIn.body).toContain('<html lang="es">')
    const english = await browser.once(page, { headers: { 'accept-language': 'fr' } })
    expect(english.body).toContain('<html lang="en">')
  })
})
