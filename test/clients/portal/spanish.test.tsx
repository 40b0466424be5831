import './browser.ts'
import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { of } from 'rxjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Header } from '../../../portal/src/app/shell/header.tsx'
import { Sentence } from '../../../portal/src/components/sentence.tsx'
import { byDay } from '../../../portal/src/features/inbox/by-day.ts'
import { Component as NoticesPage } from '../../../portal/src/features/inbox/inbox-page.tsx'
import { heard } from '../../../portal/src/lib/i18n/heard.ts'
import {
  chooseLanguage,
  currentLanguage,
  startLanguage,
} from '../../../portal/src/lib/i18n/language.ts'
import { scopeWords } from '../../../portal/src/lib/i18n/scope-words.ts'
import { t, tn } from '../../../portal/src/lib/i18n/translate.ts'
import { refusalsInOurWords } from '../../../portal/src/lib/refusals-in-our-words.ts'
import { session } from '../../../portal/src/lib/session.ts'
import { spanishOfServer } from '../../../portal/src/locales/es.ts'
import { eventually } from '../../support/eventually.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

beforeEach(() => chooseLanguage('es'))
afterEach(() => chooseLanguage('en'))

describe('the portal in Spanish', () => {
  it('says so to the browser, and remembers it for the gallery and the sign-in pages', async () => {
    expect(document.documentElement.lang).toBe('es')
    expect(document.cookie).toContain('gatehouse-language=es')
    await chooseLanguage('en')
    expect(document.documentElement.lang).toBe('en')
    expect(t('Sign in')).toBe('Sign in')
  })

  it('begins in the language chosen before', async () => {
    await startLanguage()
    expect(currentLanguage()).toBe('es')
  })

  it('offers visitors both languages by their own names', async () => {
    vi.spyOn(session, 'getState').mockReturnValue({ kind: 'anonymous' })
    const Component = () => <Header onSearch={() => undefined} />
    renderPage({ client: aScriptedApi({}).client, path: '/', at: '/', Component })
    expect(await screen.findByRole('button', { name: 'Iniciar sesión' })).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Idioma' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'English' }))
    await eventually(() => expect(currentLanguage()).toBe('en'))
  })

  it('shows a page without an English word', async () => {
    vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
    renderPage({
      client: aScriptedApi({}).client,
      path: '/inbox',
      at: '/inbox',
      Component: NoticesPage,
    })
    expect(await screen.findByRole('heading', { name: 'Bandeja de entrada' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Elegir qué se envía por correo' })).toBeDefined()
  })

  it('counts as Spanish does', () => {
    const pages = (count: number) => tn('{{count}} page', '{{count}} pages', count)
    expect([pages(1), pages(2), pages(0)]).toEqual(['1 página', '2 páginas', '0 páginas'])
  })

  it('writes days as Spanish does', () => {
    const [day] = byDay([{ createdAt: '2026-03-02T12:00:00Z' }], new Date('2026-11-22T12:00:00Z'))
    expect(day?.heading).toMatch(/2 de marzo de 2026/)
  })

  it('says scopes in the words of the consent page', () => {
    expect(scopeWords('patient/Observation.rs').sentence).not.toMatch(/\b(the|see|read)\b/i)
  })
})

describe('what the server says', () => {
  it.each(Object.entries(spanishOfServer))('is understood: %s', (english, spanish) => {
    const filled = (sentence: string) => sentence.replaceAll(/\{\{(\w+)\}\}/g, 'Zz$1')
    expect(heard(filled(english))).toBe(filled(spanish))
  })

  it('stays as it is when it is not known, and in English', async () => {
    expect(heard('Nobody has said this before.')).toBe('Nobody has said this before.')
    await chooseLanguage('en')
    expect(heard('Fill in this field.')).toBe('Fill in this field.')
  })

  it.each([
    [{ code: 'REQUIRED', message: 'Fill in this field.' }, 'Rellene este campo.'],
    [
      { code: 'TOO_LONG', message: 'Words of a later release.', limit: 150 },
      'Demasiado largo: como máximo 150.',
    ],
    [{ code: 'LATER_CODE', message: 'Words of a later release.' }, 'Words of a later release.'],
    [{ code: 'TOO_LONG', message: 'No limit was given.', limit: null }, 'No limit was given.'],
  ])('is a refusal: %o', async (fault, words) => {
    const server = new ApolloLink(() =>
      of({ data: { save: { __typename: 'SavePayload', userErrors: [{ ...fault }] } } }),
    )
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([refusalsInOurWords, server]),
    })
    const { data } = await client.mutate({
      mutation: gql`
        mutation {
          save {
            userErrors {
              code
              message
            }
          }
        }
      `,
    })
    expect(data).toMatchObject({ save: { userErrors: [{ code: fault.code, message: words }] } })
  })
})

describe('a sentence with elements inside', () => {
  it('puts them where the language has them, and leaves what it does not know', () => {
    render(
      <p>
        <Sentence
          text="Lea <link>las reglas</link> desde <at/>: <b>no</b>"
          parts={{ link: (words) => <a href="/rules">{words}</a>, at: <time>ayer</time> }}
        />
      </p>,
    )
    expect(screen.getByRole('link', { name: 'las reglas' })).toBeDefined()
    expect(screen.getByText('ayer').parentElement?.textContent).toBe(
      'Lea las reglas desde ayer: <b>no</b>',
    )
  })
})
