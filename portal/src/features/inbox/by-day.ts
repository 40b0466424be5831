import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
/** One day of a list, with its heading. */
export interface Day<T> {
  readonly heading: string
  readonly items: readonly T[]
}

/** Groups what happened by the reader's own day, in the order given: "Today", "Yesterday", then dates. */
export function byDay<T extends { readonly createdAt: string }>(
  items: readonly T[],
  now: Date,
  tag: string = locale(),
): Day<T>[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const heading = headingOf(new Date(item.createdAt), now, tag)
    groups.set(heading, [...(groups.get(heading) ?? []), item])
  }
  return [...groups].map(([heading, ofDay]) => ({ heading, items: ofDay }))
}

function headingOf(at: Date, now: Date, tag: string): string {
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (at.toDateString() === now.toDateString()) return t('Today')
  if (at.toDateString() === yesterday.toDateString()) return t('Yesterday')
  return new Intl.DateTimeFormat(tag, { dateStyle: 'full' }).format(at)
}
