import { Stack, Text, Timeline } from '@mantine/core'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { heard } from '../../lib/i18n/heard.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { LoadingRows } from '../loading-rows.tsx'
import { Problem } from '../problem.tsx'
import { ShowMore } from '../show-more.tsx'
import { useActivity } from './use-activity.ts'

/** What happened to a version, by whom and when: its audit log, newest first. */
export function ActivityTimeline({ versionId }: { readonly versionId: string }) {
  const { lines, error, refetch, loadMore } = useActivity(versionId)
  if (error && !lines) return <Problem error={error} onRetry={() => void refetch()} />
  if (!lines) return <LoadingRows count={4} height={40} />
  if (lines.length === 0) return <Text c="dimmed">{t('Nothing has happened yet.')}</Text>
  return (
    <Stack gap="md">
      <Timeline bulletSize={14} lineWidth={2} color="teal">
        {lines.map((line) => (
          <Timeline.Item key={line.id} title={heard(line.sentence)}>
            {line.reason && (
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {line.reason}
              </Text>
            )}
            <Text size="sm" c="dimmed">
              {line.actorName}, <TimeAgo at={line.at} locale={locale()} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      <ShowMore onMore={loadMore} label={t('Show earlier')} />
    </Stack>
  )
}
