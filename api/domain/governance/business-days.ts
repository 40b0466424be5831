const DAY = 86_400_000

/** Counts business days onwards from a moment: Saturdays and Sundays (UTC) do not count. */
export function businessDaysAfter(start: Date, days: number): Date {
  let at = start.getTime()
  for (let left = days; left > 0; ) {
    at += DAY
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return new Date(at)
}
