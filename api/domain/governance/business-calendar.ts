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
  const [before, last] = [dayOf(from, calendar), dayOf(to, calendar)]
  if (last <= before) return 0
  const away = holidaysOf(calendar).filter((day) => day > before && day <= last).length
  return weekdaysUntil(last) - weekdaysUntil(before) - away
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

function isBusinessDay(day: number, calendar: BusinessCalendar): boolean {
  return weekdayOf(day) < 5 && !holidaysOf(calendar).includes(day)
}

/** 0 is Monday; the first day of 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (day + 3) % 7
}

/** How many days from Monday to Friday there were up to and with a day, from some Monday on. */
function weekdaysUntil(day: number): number {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day) + 1, 5)
}

const numbers = new WeakMap<ReadonlySet<string>, readonly number[]>()

/** The holidays that are no Saturday or Sunday anyway; a calendar is asked about many days. */
function holidaysOf({ holidays }: BusinessCalendar): readonly number[] {
  const known = numbers.get(holidays)
  if (known) return known
  const days = [...holidays]
    .map((date) => Date.parse(date) / DAY)
    .filter((day) => weekdayOf(day) < 5)
  numbers.set(holidays, days)
  return days
}
