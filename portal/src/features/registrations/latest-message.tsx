import { Text } from '@mantine/core'
import { TextLink } from '../../components/router-link.tsx'
import type { Registration } from './registration.ts'

/** The latest message of the thread, shortened, leading to the whole of it. */
export function LatestMessage({ row }: { readonly row: Registration }) {
  if (!row.latestMessage) {
    return (
      <Text size="sm" c="dimmed">
        None
      </Text>
    )
  }
  return (
    <TextLink
      to={`/apps/${row.app.slug}/activity?version=${row.number}`}
      size="sm"
      c="var(--gh-text)"
      underline="hover"
      lineClamp={2}
      maw={320}
    >
      {row.latestMessage.body}
    </TextLink>
  )
}
