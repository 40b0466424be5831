import { catalogs } from './translate.ts'

/** The languages of the portal, each by its own name. */
export const LANGUAGES = [
  { language: 'en', name: 'English' },
  { language: 'es', name: 'Español' },
] as const

export type Language = (typeof LANGUAGES)[number]['language']

/** Where the choice is kept, beside that of the colour scheme. */
const STORAGE_KEY = 'gatehouse-language'

let current: Language = 'en'
const listeners = new Set<() => void>()

/** The language the portal speaks now. */
export function currentLanguage(): Language {
  return current
}

/** The locale of dates and numbers: the reader's own, when it is of the chosen language. */
export function locale(): string {
  return wishes().find((tag) => languageOf(tag) === current) ?? current
}

/** Calls back whenever another language was chosen. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Speaks the language chosen before, or the first one the browser wishes for. Called once, before the first page. */
export async function startLanguage(): Promise<void> {
  const wished = [stored(), ...wishes()].map(languageOf).find((known) => known !== undefined)
  await speak(wished ?? 'en')
}

/** Speaks another language from now on, and remembers it in this browser. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language)
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // A browser that keeps nothing speaks it until the page is closed.
  }
}

async function speak(language: Language): Promise<void> {
  if (language === 'es' && !catalogs.hasResourceBundle('es', 'translation')) {
    const { spanish } = await import('../../locales/es.ts')
    catalogs.addResourceBundle('es', 'translation', spanish)
  }
  await catalogs.changeLanguage(language)
  current = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

function stored(): string {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? ''
  } catch {
    return ''
  }
}

function wishes(): readonly string[] {
  return navigator.languages ?? []
}

function languageOf(tag: string): Language | undefined {
  return LANGUAGES.find(({ language }) => tag.toLowerCase().split('-')[0] === language)?.language
}
