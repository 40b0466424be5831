import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { MyAppsRoot } from '../../../gallery/src/app/my-apps-root.tsx'
import { createApolloClient } from '../../../gallery/src/lib/apollo-client.ts'
import { createSession } from '../../../gallery/src/lib/sign-in/session.ts'
import { spanishReader } from '../../../gallery/src/lib/words/spanish-reader.ts'
import { aConsent, consentApi } from './consents.ts'
import { galleryApi } from './gallery-api.ts'
import { goTo } from './go-to.ts'
import { openHospital } from './hospital.ts'
import { aListing } from './listings.ts'
import { readPage, words } from './render-page.ts'

afterEach(cleanup)

describe('the gallery in Spanish', () => {
  it('greets, counts and filters in it', async () => {
    const { execute } = galleryApi([aListing()])
    const page = await readPage(execute, '/?risk=HIGH', 'es')
    expect(page?.document.documentElement.lang).toBe('es')
    expect(page?.document.title).toBe('Aplicaciones - Riverside Hospital')
    expect(words(page?.document.querySelector('h1'))).toBe(
      'Aplicaciones revisadas por Riverside Hospital',
    )
    expect(words(page?.document.getElementById('count'))).toBe('1 aplicación')
    expect(words(page?.document.querySelector('.gh-chips li'))).toBe('Quitar Alto')
    const english = page?.document.querySelector('a[hreflang="en"]')
    expect(english?.getAttribute('href')).toBe('?risk=HIGH&set-language=en')
    expect(page?.document.querySelector('[aria-current="true"]')?.textContent).toBe('Español')
  })

  it('says of a listing what it reads, from the catalog of scopes', async () => {
    const listing = aListing({ attestation: 'DECLINED' })
    const page = await readPage(galleryApi([listing]).execute, `/apps/${listing.slug}`, 'es')
    const text = words(page?.document.querySelector('main'))
    expect(text).toContain('Qué lee y qué modifica esta aplicación')
    expect(text).toMatch(/Ver sus? /)
    expect(text).toContain('Rechazadas por el fabricante')
    expect(text).toContain('no ha aceptado las condiciones mínimas')
    expect(text).not.toMatch(/See your|Why:|by the vendor/)
  })

  it('shows what a person allowed', async () => {
    const hospital = await openHospital()
    try {
      goTo(`${hospital.origin}/my-apps`)
      hospital.person = 'Ada Example'
      hospital.root = consentApi([aConsent()])
      const session = createSession(hospital.origin)
      const apolloClient = createApolloClient(session.accessToken, `${hospital.origin}/graphql`)
      await session.start()
      render(<MyAppsRoot {...{ session, apolloClient }} reader={spanishReader()} />)
      await screen.findByRole('article', { name: 'Heart Diary' })
      expect(screen.getByText('Ha iniciado sesión como Ada Example')).toBeTruthy()
      expect(screen.getByRole('button', { name: 'Retirar el acceso de Heart Diary' })).toBeTruthy()
      expect(screen.getByText('Ver sus resultados de pruebas y signos vitales')).toBeTruthy()
      expect(screen.queryByText(/See your/)).toBeNull()
    } finally {
      hospital.close()
    }
  })
})
