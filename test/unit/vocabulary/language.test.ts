import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, languageFor } from '../../../schema/vocabulary/language.ts'

describe('the language of a page', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['es', 'es'],
    ['ES', 'es'],
    ['es-MX', 'es'],
    ['es-419,es;q=0.9', 'es'],
    ['en-GB,en;q=0.9,es;q=0.8', 'en'],
    ['en;q=0.8,es', 'es'],
    ['es;q=0.5, en;q=0.6', 'en'],
    ['es ; q=0.7 , en;q=0.6', 'es'],
    ['fr, de;q=0.9, es;q=0.1', 'es'],
    ['fr, *;q=0.5, es;q=0.1', 'en'],
    ['es;q=0', 'en'],
    ['es;q=0.0, fr', 'en'],
    ['es;q=2', 'en'],
    ['es;q=x', 'en'],
    ['est', 'en'],
    ['es_ES', 'en'],
    ['es-', 'en'],
    [';;,,q=1', 'en'],
  ])('Accept-Language %j is %s', (accepted, language) => {
    expect(languageFor({ accepted })).toBe(language)
  })

  it.each([
    ['es', 'es'],
    ['fr es en', 'es'],
    ['fr-CA en es', 'en'],
    ['es-MX', 'es'],
    ['xx', 'en'],
    ['es;drop', 'en'],
    ['<script>', 'en'],
    [`${'x'.repeat(2000)} es`, 'en'],
  ])('ui_locales %j is %s', (uiLocales, language) => {
    expect(languageFor({ uiLocales })).toBe(language)
  })

  it.each([
    [{ uiLocales: 'es', chosen: 'en', accepted: 'en' }, 'es'],
    [{ uiLocales: 'fr', chosen: 'es', accepted: 'en' }, 'es'],
    [{ chosen: 'en', accepted: 'es' }, 'en'],
    [{ chosen: 'pink', accepted: 'es' }, 'es'],
    [{}, 'en'],
  ])('%j: the app before the choice, the choice before the browser', (wishes, language) => {
    expect(languageFor(wishes)).toBe(language)
  })

  it('is one of ours, whatever is wished for', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (uiLocales, chosen, accepted) => {
        expect(LANGUAGES).toContain(languageFor({ uiLocales, chosen, accepted }))
      }),
    )
  })
})
