import { describe, expect, it } from 'vitest'
import { plural, wordsIn } from '../../../schema/vocabulary/words.ts'

const CATALOG = {
  'Sign in': 'Iniciar sesión',
  'Open {{app}} of {{vendor}}': 'De {{vendor}}, abrir {{app}}',
  finished: 'terminada',
} as const

const spanish = wordsIn('es', CATALOG)
const english = wordsIn('en', CATALOG)

describe('words', () => {
  it('are the sentence itself in English, and those of the catalog in Spanish', () => {
    expect(english.t('Sign in')).toBe('Sign in')
    expect(spanish.t('Sign in')).toBe('Iniciar sesión')
  })

  it('take values in the order of the language', () => {
    const values = { app: 'Diary', vendor: 'Acme' }
    expect(english.t('Open {{app}} of {{vendor}}', values)).toBe('Open Diary of Acme')
    expect(spanish.t('Open {{app}} of {{vendor}}', values)).toBe('De Acme, abrir Diary')
  })

  it('leave a value as it is, whatever it looks like', () => {
    const values = { app: '{{vendor}}', vendor: '$&' }
    expect(english.t('Open {{app}} of {{vendor}}', values)).toBe('Open {{vendor}} of $&')
  })

  it('come in pieces for values that are more than text', () => {
    const app = { markup: true }
    expect(spanish.pieces('Open {{app}} of {{vendor}}', { app, vendor: 1 })).toEqual([
      'De ',
      1,
      ', abrir ',
      app,
      '',
    ])
  })

  it('say what comes from elsewhere where they can', () => {
    expect(['finished', 'toString', 'unheard of'].map(spanish.known)).toEqual([
      'terminada',
      'toString',
      'unheard of',
    ])
    expect(english.known('finished')).toBe('finished')
  })

  it('are checked by the compiler: what the catalog lacks cannot be said', () => {
    // @ts-expect-error no Spanish for it
    expect(spanish.t('Sign off')).toBe('Sign off')
    // @ts-expect-error a value is missing
    spanish.t('Open {{app}} of {{vendor}}', { app: 'Diary' })
    // @ts-expect-error values are missing
    expect(() => spanish.t('Open {{app}} of {{vendor}}')).not.toThrow()
  })

  it.each([
    [0, 'several'],
    [1, 'one'],
    [2, 'several'],
    [1_000_000, 'several'],
  ])('count %i as %s in both languages', (count, expected) => {
    const words = { one: 'one', other: 'several' }
    expect([plural('en', count, words), plural('es', count, words)]).toEqual([expected, expected])
  })
})
