import { useEffect, useState } from 'react'
import { exactTime, relativeTime } from './relative-time.ts'

const ONE_MINUTE_MS = 60_000

/** Shows a moment as the time since, with the exact time on hover. */
export function TimeAgo({ at }: { readonly at: string }) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), ONE_MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}
