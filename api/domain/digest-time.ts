import { localParts, momentOf } from './local-time.ts'

/** When the digest of the day is mailed, by the clock of the hospital. */
const DIGEST_HOUR = 7

/** Says when the next digest is due after a moment: the coming seven o'clock in a time zone, whatever its summer time does. */
export function nextDigestAt(now: Date, timeZone: string): Date {
  const { year, month, day } = localParts(now, timeZone)
  for (const later of [0, 1, 2]) {
    const due = momentOf({ year, month, day: day + later, hour: DIGEST_HOUR }, timeZone)
    if (due.getTime() > now.getTime()) return due
  }
  throw new RangeError(`No digest is due after ${now.toISOString()} in ${timeZone}.`)
}
