const day = 86_400_000

/** Years (with fraction) from birth to some time. */
export const ageAt = (birthDate: string, at: Date): number =>
  (at.getTime() - Date.parse(birthDate)) / (365.25 * day)

/** The moment somebody reaches an age. */
export const atAge = (birthDate: string, years: number): Date =>
  new Date(Date.parse(birthDate) + years * 365.25 * day)

export const addDays = (date: Date, days: number): Date => new Date(date.getTime() + days * day)

export const addMinutes = (date: Date, minutes: number): Date =>
  new Date(date.getTime() + minutes * 60_000)

/** The same day at a working hour, to the quarter. */
export const atHour = (date: Date, hour: number, quarter: number): Date => {
  const moved = new Date(date)
  moved.setUTCHours(hour, quarter * 15, 0, 0)
  return moved
}

/** FHIR date. */
export const isoDate = (date: Date): string => date.toISOString().slice(0, 10)

/** FHIR dateTime in UTC, to the second. */
export const isoTime = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`
