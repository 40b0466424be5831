import { type Language, LOCALES } from '../../../schema/vocabulary/language.ts'

/** Writes a day the same way for every reader; the page's script makes it personal afterwards. */
export function calendarDay(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  )
}
