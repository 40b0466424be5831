/** Says which day it is by the calendar of a hospital. */
export function dayOf(at: Date, timeZone: string): string {
  // The Swedish way to write a date is ISO 8601.
  return at.toLocaleDateString('sv-SE', { timeZone })
}

/** A day that exists: February has no 30th. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
