import { Text } from '@mantine/core'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'
import type { QueueRow } from './queue-row.ts'

type Due = Pick<QueueRow, 'dueAt' | 'daysLeft' | 'isOverdue' | 'isDueSoon' | 'isPaused'>

/** Says when a version is due, in business days; the exact time on hover. */
export function DueWords({ due }: { readonly due: Due }) {
  const words = dueWords(due)
  const color = due.isOverdue ? 'var(--gh-status-rejected)' : undefined
  const isUrgent = due.isOverdue || due.isDueSoon
  const shown = (
    <Text size="sm" span c={color} fw={isUrgent ? 600 : undefined}>
      {words}
    </Text>
  )
  if (!due.dueAt) return shown
  return (
    <time dateTime={due.dueAt} title={exactTime(due.dueAt, locale())}>
      {shown}
    </time>
  )
}

/** Says in a few words when a version is due. */
function dueWords({ daysLeft, isOverdue, isPaused }: Due): string {
  if (daysLeft === null) return t('No date')
  if (isOverdue)
    return tn('{{count}} business day overdue', '{{count}} business days overdue', -daysLeft)
  if (isPaused) return t('Waits for the vendor')
  if (daysLeft === 0) return t('Due today')
  return tn('Due in {{count}} business day', 'Due in {{count}} business days', daysLeft)
}
