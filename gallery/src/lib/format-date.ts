/** Writes a day the same way for every reader; the page's script makes it personal afterwards. */
export function calendarDay(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  )
}
