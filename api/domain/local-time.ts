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

/** Reads the clock of a zone at a moment. */
export function localParts(at: Date, timeZone: string): LocalHour & { readonly minute: number } {
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
