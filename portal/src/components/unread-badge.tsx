import { Badge, VisuallyHidden } from '@mantine/core'
import { tn } from '../lib/i18n/translate.ts'
import { Sentence } from './sentence.tsx'

/** Says how many messages are new to the person; nothing when there are none. */
export function UnreadBadge({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <Badge
      component="span"
      size="sm"
      tt="none"
      className="tabular"
      color="var(--gh-accent)"
      c="var(--gh-on-accent)"
    >
      <Sentence
        text={tn(
          '{{count}} new<hidden> message</hidden>',
          '{{count}} new<hidden> messages</hidden>',
          count,
        )}
        parts={{ hidden: (words) => <VisuallyHidden>{words}</VisuallyHidden> }}
      />
    </Badge>
  )
}
