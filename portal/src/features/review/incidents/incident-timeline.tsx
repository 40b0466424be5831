import { Text, Timeline } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { heard } from '../../../lib/i18n/heard.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { Incident } from './use-incidents.ts'

type Entry = Incident['timeline'][number]

/** What happened from the beginning of an incident on, oldest first. */
export function IncidentTimeline({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <Timeline bulletSize={14} lineWidth={2} color="teal">
      {entries.map((entry) => (
        <Timeline.Item key={`${entry.step} ${entry.at} ${entry.actorName}`} title={wordsOf(entry)}>
          <Text size="sm" c="dimmed">
            {entry.step !== 'OBEYED' && `${entry.actorName}, `}
            <TimeAgo at={entry.at} locale={locale()} />
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}

function wordsOf({ step, actorName, sentence }: Entry): string {
  switch (step) {
    case 'OPENED':
      return t('Incident opened')
    case 'OBEYED':
      return t('Server {{name}} confirmed', { name: actorName })
    case 'ACTIVITY':
      return heard(sentence ?? '')
    case 'CLOSED':
      return t('Incident closed')
    case 'LIFTED':
      return t('Emergency lifted')
  }
}
