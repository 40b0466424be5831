/** First and last millisecond, both included, that a FHIR date or dateTime may mean. */
export interface InstantRange {
  readonly low: number
  readonly high: number
}

/**
 * Reads the span of time a partial date stands for: `2020-05` is all of May, a minute is sixty
 * seconds, a full second a thousand milliseconds. Without an offset the time is taken as UTC.
 * Answers undefined for anything that is no date of the calendar.
 * @see https://hl7.org/fhir/R4/search.html#date
 */
export const instantRange = (text: string): InstantRange | undefined => {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [, year = '', month, day, time, minute = '', seconds, fraction, offset = 'Z'] = match
  if (!isCalendarDay(Number(year), Number(month ?? 1), Number(day ?? 1))) return undefined
  if (time === undefined) return wholeDays(Number(year), month, day)
  const low = Date.parse(
    `${year}-${month}-${day}T${minute}:${seconds ?? '00'}.${(fraction ?? '0').slice(0, 3)}${offset}`,
  )
  return Number.isNaN(low) ? undefined : { low, high: low + timeSpan(seconds, fraction) - 1 }
}

/** Hours and minutes go together; seconds, fraction and offset may follow. */
const pattern =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

const isCalendarDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const wholeDays = (year: number, month?: string, day?: string): InstantRange => {
  const firstMonth = Number(month ?? 1) - 1
  const firstDay = Number(day ?? 1)
  const low = Date.UTC(year, firstMonth, firstDay)
  if (day !== undefined) return { low, high: Date.UTC(year, firstMonth, firstDay + 1) - 1 }
  if (month !== undefined) return { low, high: Date.UTC(year, firstMonth + 1, 1) - 1 }
  return { low, high: Date.UTC(year + 1, 0, 1) - 1 }
}

const timeSpan = (seconds?: string, fraction?: string) => {
  if (seconds === undefined) return 60_000
  return fraction === undefined ? 1_000 : 1
}
