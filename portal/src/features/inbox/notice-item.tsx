import { Anchor, Button, Group, Text, VisuallyHidden } from '@mantine/core'
import { Link } from 'react-router'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { heard } from '../../lib/i18n/heard.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { PORTAL_BASE } from '../../lib/sign-in-settings.ts'
import styles from './inbox.module.css'
import type { InboxNotice } from './notice.ts'

interface Props {
  readonly notice: InboxNotice
  readonly onRead: (notice: InboxNotice) => void
}

/** One notice: what happened, somebody's words, and the way there. Following it marks it read. */
export function NoticeItem({ notice, onRead }: Props) {
  const isUnread = !notice.readAt
  return (
    <li className={styles.notice} data-unread={isUnread || undefined}>
      <div className={styles.words}>
        <NoticeLink notice={notice} onFollow={() => isUnread && onRead(notice)} />
        <Text size="sm">{heard(notice.body)}</Text>
        {notice.quote && <blockquote className={styles.quote}>{notice.quote}</blockquote>}
      </div>
      <Group gap="xs" className={styles.side}>
        <Text size="sm" c="dimmed" component="span">
          <TimeAgo at={notice.createdAt} locale={locale()} />
        </Text>
        {isUnread && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onRead(notice)}
            aria-label={t('Mark read: {{title}}', { title: heard(notice.title) })}
          >
            {t('Mark read')}
          </Button>
        )}
      </Group>
    </li>
  )
}

interface LinkProps {
  readonly notice: InboxNotice
  readonly onFollow: () => void
}

/** Within the portal by its router; what people allowed is in the gallery, another page. */
function NoticeLink({ notice, onFollow }: LinkProps) {
  const label = (
    <>
      {notice.readAt ? null : <VisuallyHidden>{t('Unread: ')}</VisuallyHidden>}
      {heard(notice.title)}
    </>
  )
  const look = { fw: notice.readAt ? 500 : 700, c: 'var(--gh-text)', onClick: onFollow }
  return notice.path.startsWith(`${PORTAL_BASE}/`) ? (
    <Anchor component={Link} to={notice.path.slice(PORTAL_BASE.length)} {...look}>
      {label}
    </Anchor>
  ) : (
    <Anchor href={notice.path} {...look}>
      {label}
    </Anchor>
  )
}
