import { Stack, Text } from '@mantine/core'
import { TextLink } from '../../components/router-link.tsx'
import { UnreadBadge } from '../../components/unread-badge.tsx'
import { t } from '../../lib/i18n/translate.ts'
import type { Registration } from './registration.ts'

/** The latest message of the app (R034), shortened, leading to the whole thread, and how many are new. */
export function LatestMessage({ row }: { readonly row: Registration }) {
  const { latestMessage, unreadMessages, slug } = row.app
  if (!latestMessage) {
    return (
      <Text size="sm" c="dimmed">
        {t('None')}
      </Text>
    )
  }
  const about = latestMessage.appVersion.number
  return (
    <Stack gap={2} align="flex-start">
      <TextLink
        to={`/apps/${slug}/activity?version=${about}`}
        size="sm"
        c="var(--gh-text)"
        underline="hover"
        lineClamp={2}
        maw={320}
        fw={unreadMessages > 0 ? 600 : undefined}
      >
        {about === row.number ? '' : t('Version {{about}}: ', { about })}
        {latestMessage.body}
      </TextLink>
      <UnreadBadge count={unreadMessages} />
    </Stack>
  )
}
