import { locale } from '../../lib/i18n/language.ts'

/** Writes the day an app ends: a day of UTC, the same for everybody. */
export function sunsetDay(at: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(at),
  )
}
