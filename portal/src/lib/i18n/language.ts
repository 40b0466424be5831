import {
  LANGUAGE_COOKIE,
  type Language,
  languageOfTag,
} from '../../../../schema/vocabulary/language.ts'
import { SERVER_WORDS } from './heard.ts'
import { catalogs } from './translate.ts'

/** How long a choice is remembered. */
const A_YEAR_S = 365 * 24 * 3600

let current: Language = 'en'
const listeners = new Set<() => void>()

/** The language the portal speaks now. */
export function currentLanguage(): Language {
  return current
}

/** The locale of dates and numbers: the reader's own, when it is of the chosen language. */
export function locale(): string {
  return wishes().find((tag) => languageOfTag(tag) === current) ?? current
}

/** Calls back whenever another language was chosen. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Speaks the language chosen before, or the first one the browser wishes for. Called once, before the first page. */
export async function startLanguage(): Promise<void> {
  const known = [chosenBefore(), ...wishes()].map(languageOfTag)
  await speak(known.find((language) => language !== undefined) ?? 'en')
}

/** Speaks another language from now on; the gallery and the sign-in pages read the same cookie. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language)
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${A_YEAR_S}; samesite=lax${secure}`
}

async function speak(language: Language): Promise<void> {
  if (language === 'es' && !catalogs.hasResourceBundle('es', 'translation')) {
    const { spanish, spanishOfServer } = await import('../../locales/es.ts')
    catalogs.addResourceBundle('es', 'translation', spanish)
    catalogs.addResourceBundle('es', SERVER_WORDS, spanishOfServer)
  }
  await catalogs.changeLanguage(language)
  current = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

function chosenBefore(): string {
  const pairs = document.cookie.split('; ').map((pair) => pair.split('='))
  return pairs.find(([name]) => name === LANGUAGE_COOKIE)?.[1] ?? ''
}

function wishes(): readonly string[] {
  return navigator.languages ?? []
}
