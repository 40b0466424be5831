import { catalogs, t } from './translate.ts'

/** The catalog of what the server says; its sentences stand in our own language, with names where values were. */
export const SERVER_WORDS = 'server'

interface Pattern {
  readonly english: string
  readonly form: RegExp
  readonly names: readonly string[]
}

let patterns: readonly Pattern[] | undefined

/**
 * Says in the chosen language what the server said in English: a sentence of its catalog, whose values are taken
 * out of it and put back, or a word the portal knows itself. What neither knows stays as it is.
 */
export function heard(english: string): string {
  if (catalogs.language === 'en' || english === '') return english
  const known = t(english)
  if (known !== english) return known
  for (const { english: sentence, form, names } of serverSentences()) {
    const parts = form.exec(english)
    if (!parts) continue
    const values = names.map((name, place) => [name, said(name, parts[place + 1] ?? '')])
    return inServerWords(sentence, Object.fromEntries(values))
  }
  return english
}

/** What stands at a place that is called a list is several things, each of which may be a word of ours. */
function said(name: string, value: string): string {
  const whole = word(value)
  if (whole !== value || !name.endsWith('List')) return whole
  const between = value.includes('; ') ? '; ' : ', '
  return value.split(between).map(found).join(between)
}

/** One thing of a list: a word of ours, or what a check found, with its name before it and without its full stop. */
function found(one: string): string {
  const [, title = '', message = ''] = /^(.+?): (.+)$/su.exec(one) ?? []
  return title ? `${word(title)}: ${heard(`${message}.`).replace(/\.$/, '')}` : word(one)
}

/** What stands in a sentence may be a word of ours, too. */
function word(english: string): string {
  const known = t(english)
  return known === english ? inServerWords(english) : known
}

function inServerWords(english: string, values: Readonly<Record<string, string>> = {}): string {
  return String(catalogs.t(english, { ns: SERVER_WORDS, ...values }))
}

/** Sentences with more words of their own first: the others fit more. */
function serverSentences(): readonly Pattern[] {
  patterns ??= Object.keys(catalogs.getResourceBundle(catalogs.language, SERVER_WORDS) ?? {})
    .toSorted((a, b) => ownWords(b) - ownWords(a))
    .map((english) => ({
      english,
      form: new RegExp(`^${english.split(VALUE).map(asIs).join('(.+?)')}$`, 'su'),
      names: [...english.matchAll(NAME)].map(([, name = '']) => name),
    }))
  return patterns
}

function ownWords(english: string): number {
  return english.split(VALUE).join('').length
}

const VALUE = /\{\{\w+\}\}/
const NAME = /\{\{(\w+)\}\}/g

function asIs(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
