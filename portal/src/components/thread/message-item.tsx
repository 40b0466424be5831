import { Badge, Group, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { MESSAGE_VISIBILITY_NAMES } from '../../../../schema/vocabulary/registration.ts'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { Sentence } from '../sentence.tsx'
import styles from './thread.module.css'

const MESSAGE = graphql(`
  fragment MessageItem_message on Message {
    id
    body
    visibility
    createdAt
    author {
      name
    }
    appVersion {
      id
      number
    }
  }
`)

/** One message of a thread, with the version it is about; one that only reviewers can read says so. */
export function MessageItem(props: { readonly message: FragmentType<typeof MESSAGE> }) {
  const message = readFragment(MESSAGE, props.message)
  const isInternal = message.visibility === 'REVIEWERS_ONLY'
  return (
    <li className={styles.message} data-internal={isInternal || undefined}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {message.author.name}
        </Text>
        <Text size="sm" c="dimmed">
          <Sentence
            text={t('<ago/>, about version {{number}}', { number: message.appVersion.number })}
            parts={{ ago: <TimeAgo at={message.createdAt} locale={locale()} /> }}
          />
        </Text>
        {isInternal && (
          <Badge
            variant="default"
            tt="none"
            leftSection={<IconLock size={12} aria-hidden="true" />}
          >
            {t(MESSAGE_VISIBILITY_NAMES.REVIEWERS_ONLY)}
          </Badge>
        )}
      </Group>
      <Text className={styles.body}>{message.body}</Text>
    </li>
  )
}
