import { Alert, Text } from '@mantine/core'
import { IconCalendarX } from '@tabler/icons-react'
import { t } from '../../lib/i18n/translate.ts'
import { sunsetDay } from './sunset-day.ts'
import { useAppLifecycle } from './use-app-lifecycle.ts'

/** Says on which day an app ends, why, and what takes its place; nothing where no end was announced. */
export function SunsetNote({ slug }: { readonly slug: string }) {
  const deprecation = useAppLifecycle(slug)?.deprecation
  if (!deprecation) return null
  const { sunsetAt, note, successor } = deprecation
  return (
    <Alert
      color="warning"
      variant="outline"
      icon={<IconCalendarX aria-hidden="true" />}
      title={t('This app ends on {{day}} (UTC)', { day: sunsetDay(sunsetAt) })}
    >
      {note && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {note}
        </Text>
      )}
      {successor && (
        <Text size="sm">{t('{{name}} takes its place.', { name: successor.name })}</Text>
      )}
    </Alert>
  )
}
