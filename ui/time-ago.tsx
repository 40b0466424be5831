import { useEffect, useState } from 'react'
import { exactTime, relativeTime } from './relative-time.ts'

const ONE_MINUTE_MS = 60_000

interface Props {
  readonly at: string
  /** Whose words and calendar; the browser's own when left out. */
  readonly locale?: string
}

/** Shows a moment as the time since, with the exact time on hover. */
export function TimeAgo({ at, locale }: Props) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), ONE_MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} title={exactTime(at, locale)}>
      {relativeTime(at, now, locale)}
    </time>
  )
}
