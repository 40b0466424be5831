import type { ReactElement } from 'react'
import { calendarDay } from '../lib/format-date.ts'
import { useReader } from '../lib/words/reader.ts'
import { Notice } from './notice.tsx'

interface SunsetNoticeProps {
  readonly sunsetAt: string
  readonly successor: { readonly slug: string; readonly name: string } | null
}

/** Says on which day an app ends, in UTC and the same for everybody, and what takes its place. */
export function SunsetNotice({ sunsetAt, successor }: SunsetNoticeProps): ReactElement {
  const { language, pieces, t } = useReader()
  const day = calendarDay(sunsetAt, language)
  return (
    <Notice kind="warning" title={t('Ends on {{day}}', { day })}>
      <p>{t('It works as before until then. From that day (UTC) it can no longer be used.')}</p>
      {successor && (
        <p>
          {pieces('{{app}} takes its place.', {
            app: (
              <a key="app" href={`/apps/${encodeURIComponent(successor.slug)}`}>
                {successor.name}
              </a>
            ),
          })}
        </p>
      )}
    </Notice>
  )
}
