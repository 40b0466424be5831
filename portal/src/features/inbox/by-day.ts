/** One day of a list, with its heading. */
export interface Day<T> {
  readonly heading: string
  readonly items: readonly T[]
}

/** Groups what happened by the reader's own day, in the order given: "Today", "Yesterday", then dates. */
export function byDay<T extends { readonly createdAt: string }>(
  items: readonly T[],
  now: Date,
  locale?: string,
): Day<T>[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const heading = headingOf(new Date(item.createdAt), now, locale)
    groups.set(heading, [...(groups.get(heading) ?? []), item])
  }
  return [...groups].map(([heading, ofDay]) => ({ heading, items: ofDay }))
}

function headingOf(at: Date, now: Date, locale: string | undefined): string {
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (at.toDateString() === now.toDateString()) return 'Today'
  if (at.toDateString() === yesterday.toDateString()) return 'Yesterday'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(at)
}
