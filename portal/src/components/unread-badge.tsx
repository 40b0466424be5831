import { Badge, VisuallyHidden } from '@mantine/core'

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
      {count} new<VisuallyHidden> {count === 1 ? 'message' : 'messages'}</VisuallyHidden>
    </Badge>
  )
}
