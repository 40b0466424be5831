/** When the digest of the day is mailed, by the clock of the hospital. */
const DIGEST_HOUR = 7

/** Says when the next digest is due after a moment: the coming seven o'clock in a time zone, whatever its summer time does. */
export function nextDigestAt(now: Date, timeZone: string): Date {
  const { year, month, day } = localParts(now, timeZone)
  for (const later of [0, 1, 2]) {
    const due = momentOf({ year, month, day: day + later }, timeZone)
    if (due.getTime() > now.getTime()) return due
  }
  throw new RangeError(`No digest is due after ${now.toISOString()} in ${timeZone}.`)
}

interface LocalDay {
  year: number
  month: number
  day: number
}

/** The moment it is the hour of the digest on a day: what the zone is off by is asked where it is to hold. */
function momentOf({ year, month, day }: LocalDay, timeZone: string): Date {
  const asIfUtc = Date.UTC(year, month - 1, day, DIGEST_HOUR)
  const guess = asIfUtc - offsetMs(new Date(asIfUtc), timeZone)
  return new Date(asIfUtc - offsetMs(new Date(guess), timeZone))
}

function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = localParts(at, timeZone)
  const local = Date.UTC(year, month - 1, day, hour, minute)
  return local - Math.floor(at.getTime() / 60_000) * 60_000
}

function localParts(at: Date, timeZone: string): LocalDay & { hour: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
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
