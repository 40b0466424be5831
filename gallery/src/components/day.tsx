import type { ReactElement } from 'react'
import { calendarDay } from '../lib/format-date.ts'
import { useReader } from '../lib/words/reader.ts'

/** Writes a day; the page's script turns it into the reader's own words and time zone. */
export function Day({ at }: { readonly at: string }): ReactElement {
  const { language } = useReader()
  return (
    <time dateTime={at} data-relative="">
      {calendarDay(at, language)}
    </time>
  )
}
