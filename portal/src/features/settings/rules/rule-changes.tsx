import { List, Text, Title } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import type { RuleVersion_VersionFragment } from '../../../gql/graphql.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { changeInWords } from '../frame/change-words.ts'

type Version = RuleVersion_VersionFragment

/** What a change makes of what was there. */
export function RuleChanges({ changes }: { readonly changes: Version['changes'] }) {
  return (
    <List size="sm" spacing={4}>
      {changes.map((change) => (
        <List.Item key={change.field} style={{ overflowWrap: 'anywhere' }}>
          {changeInWords(change)}
        </List.Item>
      ))}
    </List>
  )
}

interface Props {
  readonly history: readonly Version[]
  /** Names the list where there is more than one on a page. */
  readonly id?: string
}

/** Every change that was decided, newest first: by whom, why, and what was before it. */
export function RuleHistory({ history, id = 'history' }: Props) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {t('Changes')}
      </Title>
      {history.length === 0 && <Text c="dimmed">{t('Nobody changed anything here yet.')}</Text>}
      {history.length > 0 && (
        <List listStyleType="none" spacing="md">
          {history.map(({ id: key, summary, changes, confirmedAt, proposedBy, confirmedBy }) => (
            <List.Item key={key}>
              <Text style={{ overflowWrap: 'anywhere' }}>{summary}</Text>
              <RuleChanges changes={changes} />
              <Text component="div" size="sm" c="dimmed">
                {t('Proposed by {{proposedBy}}, confirmed by {{confirmedBy}}', {
                  proposedBy: proposedBy ?? 'Gatehouse',
                  confirmedBy: confirmedBy ?? 'Gatehouse',
                })}
                , <TimeAgo at={confirmedAt} locale={locale()} />
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </section>
  )
}
