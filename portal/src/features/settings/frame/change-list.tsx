import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import type { SettingsArea } from '../../../../../schema/vocabulary/settings-area.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { actionInWords, changeInWords } from './change-words.ts'
import { type Change, useChanges } from './use-changes.ts'

/** Who changed a part of the settings, and from what to what, newest first. */
export function ChangeList({ area }: { readonly area: SettingsArea }) {
  const { changes, hasMore, error, loading, refetch, more } = useChanges(area)
  return (
    <section aria-labelledby="changes">
      <Title order={2} id="changes" mb="sm">
        {t('Changes')}
      </Title>
      {error && !changes && <Problem error={error} onRetry={() => void refetch()} />}
      {!changes && !error && <LoadingRows count={2} />}
      {changes?.length === 0 && <Text c="dimmed">{t('Nobody changed anything here yet.')}</Text>}
      {changes && changes.length > 0 && (
        <Stack gap="sm">
          <List listStyleType="none" spacing="sm">
            {changes.map((change) => (
              <List.Item key={change.id}>
                <ChangeItem change={change} />
              </List.Item>
            ))}
          </List>
          {hasMore && (
            <Group>
              <Button variant="default" loading={loading} onClick={() => void more()}>
                {t('Show earlier changes')}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </section>
  )
}

function ChangeItem({ change }: { readonly change: Change }) {
  const { at, by, subject, reason, changes } = change
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <Text component="div">
        {actionInWords(change.action)}
        {subject && `: ${subject}`}
      </Text>
      {changes.map((one) => (
        <Text key={one.field} size="sm">
          {changeInWords(one)}
        </Text>
      ))}
      {reason && <Text size="sm">{t('Reason: {{reason}}', { reason })}</Text>}
      <Text component="div" size="sm" c="dimmed">
        {by}, <TimeAgo at={at} locale={locale()} />
      </Text>
    </div>
  )
}
