import type { NoticeFacts } from './facts.ts'
import type { NoticeWords, Side } from './notice-words.ts'

/** Says on which day an app ends, why, and what takes its place. */
export function sunsetAnnounced(facts: NoticeFacts, side: Side): NoticeWords {
  const { sunset } = facts.detail
  const on = sunset?.on ?? ''
  const what = sunset?.isChange ? `ends on ${on}, another day than was said` : `ends on ${on}`
  const until = `${facts.appName} works as before until then; from that day (UTC) it can no longer read or change anything.`
  const instead = sunset?.successorName ? ` ${sunset.successorName} takes its place.` : ''
  const start =
    side === 'PERSON'
      ? `${facts.appName} by ${facts.vendorName}, which you allowed to use health records, ends on ${on}.`
      : `${facts.appName} by ${facts.vendorName} ends on ${on}.`
  return { what, body: `${start} ${until}${instead}`, ...quoted(facts) }
}

/** Says that an app goes on, and why. */
export function sunsetWithdrawn(facts: NoticeFacts): NoticeWords {
  const on = facts.detail.sunset?.on ?? ''
  const body = `${facts.appName} does not end on ${on}, as was announced. It goes on as it is.`
  return { what: 'goes on after all', body, ...quoted(facts) }
}

function quoted({ detail }: NoticeFacts): Pick<NoticeWords, 'quote'> {
  return detail.reason ? { quote: { label: 'Reason:', text: detail.reason } } : {}
}
