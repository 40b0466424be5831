import type { Language } from './language.ts'

/** The names between double braces in a sentence. */
export type Placeholder<Sentence extends string> =
  Sentence extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholder<Rest> : never

type Values<Sentence extends string, Value> = Readonly<Record<Placeholder<Sentence>, Value>>

/**
 * The words of some pages in one language. English is written where it is used, and is the key to every other
 * language: a sentence that has no Spanish is not a `Sentence`, so the compiler finds what was forgotten.
 */
export interface Words<Sentence extends string> {
  readonly language: Language
  /** Says a sentence, with values where it has names in double braces. */
  readonly t: <S extends Sentence>(
    sentence: S,
    ...values: [Placeholder<S>] extends [never] ? [] : [Values<S, string | number>]
  ) => string
  /** The same in pieces, for values that are more than text. */
  readonly pieces: <S extends Sentence, V extends Readonly<Record<Placeholder<S>, unknown>>>(
    sentence: S,
    values: V,
  ) => (string | V[keyof V])[]
  /** Says words that come from elsewhere, such as a code or a refusal: as they are where we have no others. */
  readonly known: (words: string) => string
}

/**
 * Speaks a language by a catalog from English.
 *
 * @example
 * const { t } = wordsIn('es', { 'Sign in as {{name}}': 'Inicie sesión como {{name}}' })
 * t('Sign in as {{name}}', { name: 'Ana' }) // 'Inicie sesión como Ana'
 */
export function wordsIn<Sentence extends string>(
  language: Language,
  spanish: Readonly<Partial<Record<Sentence, string>>>,
): Words<Sentence> {
  const catalog: Readonly<Record<string, string | undefined>> = spanish
  const known = (words: string) =>
    (language === 'es' && Object.hasOwn(catalog, words) ? catalog[words] : undefined) ?? words
  const pieces = <V extends object>(sentence: string, values: V): (string | V[keyof V])[] =>
    known(sentence)
      .split(/\{\{(\w+)\}\}/)
      .map((part, i) => (i % 2 === 1 && isNameIn(values, part) ? values[part] : part))
  return {
    language,
    known,
    pieces,
    t: (sentence, ...[values]) => pieces(sentence, values ?? {}).join(''),
  }
}

function isNameIn<V extends object>(values: V, name: PropertyKey): name is keyof V {
  return Object.hasOwn(values, name)
}

/** Chooses between the words for one and for several, as the language counts. */
export function plural(
  language: Language,
  count: number,
  words: { readonly one: string; readonly other: string },
): string {
  return new Intl.PluralRules(language).select(count) === 'one' ? words.one : words.other
}
