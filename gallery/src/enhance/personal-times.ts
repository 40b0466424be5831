import { exactTime, relativeTime } from '../../../ui/relative-time.ts'

/** Writes the times of a page in its language and the reader's own zone, with the exact time on hover. */
export function personalTimes(root: ParentNode, now = new Date()): void {
  const locale = localeOfPage()
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
    time.textContent = relativeTime(time.dateTime, now, locale)
    time.title = exactTime(time.dateTime, locale)
  }
}

/** The reader's own locale when it is of the language of the page: a browser knows which English it is. */
function localeOfPage(): string | undefined {
  const { lang } = document.documentElement
  return navigator.languages.find((tag) => tag.split('-')[0] === lang) ?? (lang || undefined)
}
