import { Paper, Stack, Text, Title } from '@mantine/core'
import { CLOCK_PHASE_NAMES, CLOCK_PROFILES } from '../../../../../schema/vocabulary/review-clock.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { Facts } from '../../../components/facts.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { clockStanding, clockWords } from './review-clock.ts'
import { useReviewClock } from './use-review-clock.ts'

/** How the time stands that the hospital has for a version. */
export function ClockPanel({ versionId }: { readonly versionId: string }) {
  const clock = useReviewClock(versionId)
  if (!clock) return null
  const { phase, profile, daysAllowed, daysUsed, startedAt, dueAt, pausedSince } = clock
  const isOverdue = clockStanding(clock) === 'overdue'
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="clock">
      <Stack gap="sm">
        <Title order={2} id="clock">
          {t('Review clock')}
        </Title>
        <Text fw={600} c={isOverdue ? 'var(--gh-status-rejected)' : undefined} role="status">
          {clockWords(clock)}
        </Text>
        <Facts
          facts={[
            { term: t('Counted'), value: t(CLOCK_PHASE_NAMES[phase]) },
            {
              term: t('Business days'),
              value: t('{{used}} of {{allowed}} used', { used: daysUsed, allowed: daysAllowed }),
            },
            { term: t('Rule'), value: t(CLOCK_PROFILES[profile].name) },
            { term: t('Since'), value: exactTime(startedAt, locale()) },
            ...(dueAt ? [{ term: t('Until'), value: exactTime(dueAt, locale()) }] : []),
            ...(pausedSince
              ? [{ term: t('Paused since'), value: exactTime(pausedSince, locale()) }]
              : []),
          ]}
        />
      </Stack>
    </Paper>
  )
}
