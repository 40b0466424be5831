import { localParts, momentOf } from '../local-time.ts'

const DAY = 86_400_000

/** Which days of a hospital count: by its own clock, not its Saturdays, Sundays and holidays. */
export interface BusinessCalendar {
  /** IANA name: "Europe/Madrid". */
  readonly timeZone: string
  /** Dates as YYYY-MM-DD. */
  readonly holidays: ReadonlySet<string>
}

/** Counts the business days after the day of one moment, up to and with the day of another; 0 when it is not later. */
export function businessDaysBetween(from: Date, to: Date, calendar: BusinessCalendar): number {
  const last = dayOf(to, calendar)
  let count = 0
  for (let day = dayOf(from, calendar) + 1; day <= last; day += 1)
    if (isBusinessDay(day, calendar)) count += 1
  return count
}

/**
 * Says until when somebody has who is given so many business days from a moment: the end of the last of them, by the
 * clock of the hospital. The day it starts on does not count, as days in law are counted.
 */
export function endOfBusinessDays(from: Date, days: number, calendar: BusinessCalendar): Date {
  let day = dayOf(from, calendar)
  for (let left = days; left > 0; ) {
    day += 1
    if (isBusinessDay(day, calendar)) left -= 1
  }
  const next = new Date((day + 1) * DAY)
  const [year, month] = [next.getUTCFullYear(), next.getUTCMonth() + 1]
  const midnight = momentOf({ year, month, day: next.getUTCDate(), hour: 0 }, calendar.timeZone)
  return new Date(midnight.getTime() - 1)
}

/** The number of a moment's day since 1970, by the clock of the hospital. */
function dayOf(at: Date, { timeZone }: BusinessCalendar): number {
  const { year, month, day } = localParts(at, timeZone)
  return Date.UTC(year, month - 1, day) / DAY
}

function isBusinessDay(day: number, { holidays }: BusinessCalendar): boolean {
  const date = new Date(day * DAY)
  const weekday = date.getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(date.toISOString().slice(0, 10))
}
