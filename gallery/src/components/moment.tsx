import type { ReactElement } from 'react'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { useReader } from '../lib/words/reader.ts'

/** Shows a moment in the language of the page; English is left to the browser, which knows which English. */
export function Moment({ at }: { readonly at: string }): ReactElement {
  const { language } = useReader()
  return <TimeAgo at={at} locale={language === 'en' ? undefined : language} />
}
