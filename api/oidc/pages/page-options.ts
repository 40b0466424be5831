import type { IncomingMessage } from 'node:http'
import { LANGUAGES, type Language, LOCALES } from '../../../schema/vocabulary/language.ts'
import { type Words, wordsIn } from '../../../schema/vocabulary/words.ts'
import { languageOf } from '../../language-choice.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { SPANISH } from './spanish.ts'

/** Every sentence the pages say, as it is in English. */
export type PageSentence = keyof typeof SPANISH

/** One that says the same to everybody. */
export type PlainSentence = Exclude<PageSentence, `${string}{{${string}`>

/** What a page is written with: the server's options, and the words of whoever reads it. */
export interface PageOptions extends AuthorizationServerOptions, Words<PageSentence> {
  /** Where this very page was asked for. */
  address: string
}

/** Finds out what the page of a request is written with; `uiLocales` is the wish of the app. */
export function pageOptions(
  options: AuthorizationServerOptions,
  req: IncomingMessage & { originalUrl?: string },
  uiLocales?: unknown,
): PageOptions {
  const address = req.originalUrl ?? req.url ?? '/'
  return { ...options, ...wordsIn(languageOf(req.headers, uiLocales), SPANISH), address }
}

/** The words of a page that nobody asked for in a language of their own. */
export function pageOptionsIn(
  options: AuthorizationServerOptions,
  language: Language = LANGUAGES[0],
): PageOptions {
  return { ...options, ...wordsIn(language, SPANISH), address: '/' }
}

/** Writes a day; English keeps the spelling records have, other languages say it. */
export function dayIn(language: Language, isoDay: string): string {
  if (language === 'en' || !/^\d{4}-\d{2}-\d{2}$/.test(isoDay)) return isoDay
  return longDay(language, new Date(isoDay))
}

/** Writes a day in full. */
export function longDay(language: Language, day: Date): string {
  return LONG_DAYS[language].format(day)
}

const longDays = (language: Language) =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' })

const LONG_DAYS = { en: longDays('en'), es: longDays('es') } satisfies Record<Language, unknown>

/** The hospital's provider as people know it; the name it has unless the hospital gives it one is ours to translate. */
export function providerName({ known }: Pick<PageOptions, 'known'>, label: string): string {
  return known(label)
}
