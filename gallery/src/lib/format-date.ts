import type { Language } from '../../../schema/vocabulary/language.ts'

/** The locale of days and numbers on pages everybody gets alike. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' }

/** Writes a day the same way for every reader; the page's script makes it personal afterwards. */
export function calendarDay(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  )
}
