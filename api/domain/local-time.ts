/** A day of a calendar, and an hour of it, by the clock of some zone. Days and hours beyond their range carry over. */
export interface LocalHour {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
}

/** Says when an hour is by the clock of a zone: what the zone is off by is asked where it is to hold. */
export function momentOf({ year, month, day, hour }: LocalHour, timeZone: string): Date {
  const asIfUtc = Date.UTC(year, month - 1, day, hour)
  const guess = asIfUtc - offsetMs(new Date(asIfUtc), timeZone)
  return new Date(asIfUtc - offsetMs(new Date(guess), timeZone))
}

function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = localParts(at, timeZone)
  const local = Date.UTC(year, month - 1, day, hour, minute)
  return local - Math.floor(at.getTime() / 60_000) * 60_000
}

type LocalMinute = LocalHour & { readonly minute: number }

const QUARTER_MS = 900_000
/** Quarters of an hour that are remembered: the times of some pages of rows. */
const REMEMBERED = 20_000
const quarters = new Map<string, number>()

/**
 * Reads the clock of a zone at a moment. What a zone is off by changes on a quarter of an hour alone, so it is asked once
 * for each: asking costs more than all the rest.
 */
export function localParts(at: Date, timeZone: string): LocalMinute {
  const quarter = Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS
  const key = `${quarter} ${timeZone}`
  const off = quarters.get(key) ?? offAt(new Date(quarter), timeZone)
  if (quarters.size >= REMEMBERED) quarters.clear()
  quarters.set(key, off)
  const local = new Date(at.getTime() + off)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}

function offAt(quarter: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = askedParts(quarter, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute) - quarter.getTime()
}

function askedParts(at: Date, timeZone: string): LocalMinute {
  const parts = formatOf(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value)
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** One formatter per zone: making it costs more than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
