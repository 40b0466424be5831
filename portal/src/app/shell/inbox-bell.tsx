import { ActionIcon, Indicator, Tooltip } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Announcer } from '../../components/announcer.tsx'
import { useNotificationAdded } from '../../components/notices/use-notification-added.ts'
import { useNotificationsRead } from '../../components/notices/use-notifications-read.ts'
import { heard } from '../../lib/i18n/heard.ts'
import { t } from '../../lib/i18n/translate.ts'
import styles from './shell.module.css'
import { useUnreadNotifications } from './use-unread-notifications.ts'

/** More than this is said as "99+": the inbox has the number. */
const MOST_SHOWN = 99

/** The way to the inbox, with how many notices are new; said aloud when another comes. */
export function InboxBell() {
  const unread = useUnreadNotifications()
  const [news, setNews] = useState('')
  useNotificationsRead()
  useNotificationAdded((title) => setNews(t('New notice: {{title}}', { title: heard(title) })))
  const label = unread > 0 ? t('Inbox, {{unread}} unread', { unread }) : t('Inbox')
  return (
    <>
      <Announcer message={news} />
      <Indicator
        label={unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        disabled={unread === 0}
        size={18}
        offset={5}
        color="var(--gh-accent)"
        classNames={{ indicator: styles.count }}
      >
        <Tooltip label={label} withinPortal={false}>
          <ActionIcon component={Link} to="/inbox" variant="subtle" size="lg" aria-label={label}>
            <IconBell size={18} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Indicator>
    </>
  )
}
