import { endOfBusinessDays } from './business-calendar.ts'
import type { HospitalCalendar } from './hospital-calendar.ts'
import { type QueueEntry, type QueueRow, queueEntry } from './queue-entry.ts'

/** A line of the queue that was read, with what it says until something it was read against changes. */
export interface QueueLine {
  readonly row: QueueRow
  readonly entry: QueueEntry
  readonly calendar: HospitalCalendar
  readonly from: Date
  /** The last moment of which it is true. */
  readonly until: Date
}

/** Reads a line: it stays true until the day is over, or something in it is due before that. */
export function queueLine(
  row: QueueRow,
  { now, calendar }: { now: Date; calendar: HospitalCalendar },
): QueueLine {
  const entry = queueEntry(row, { now, calendar })
  const ends = [entry, ...entry.stages].flatMap(({ dueAt }) => (dueAt ? Date.parse(dueAt) : []))
  const ahead = ends.filter((end) => end >= now.getTime())
  const until = Math.min(endOfBusinessDays(now, 0, calendar).getTime(), ...ahead)
  return { row, entry, calendar, from: now, until: new Date(until) }
}

/** Says whether a line is still what it would be if it were read now. */
export function isLineTrue(
  { calendar, from, until }: QueueLine,
  at: { now: Date; calendar: HospitalCalendar },
): boolean {
  return calendar === at.calendar && from <= at.now && at.now <= until
}
