import { Code, Stack, Table, Text } from '@mantine/core'
import { RiskBadge } from '../../../../../ui/risk-badge.tsx'
import { heard } from '../../../lib/i18n/heard.ts'
import { scopeWords } from '../../../lib/i18n/scope-words.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ScopeNews } from '../workspace/scope-change.ts'
import { ScopeDecisionCell } from './scope-decision-cell.tsx'
import type { ReviewScope } from './scope-row.ts'
import type { ScopeSteps } from './use-scope-steps.ts'

interface Props {
  readonly request: ReviewScope
  /** What of it the app used; undefined when there is nothing to say. */
  readonly used: readonly string[] | undefined
  readonly news: ScopeNews | undefined
  readonly steps: ScopeSteps
}

/** One scope of the table; on a narrow screen a card. */
export function ScopeLine({ request, used, news, steps }: Props) {
  const { scope, purpose, justification, cautions, sensitivity, writes } = request
  return (
    <Table.Tr data-open={request.decision === 'PENDING' || undefined}>
      <Table.Td>
        <Text fw={600} size="sm">
          {scopeWords(scope).sentence}
        </Text>
        <Code>{scope}</Code>
        {cautions.map((caution) => (
          <Text key={caution} size="sm" mt={4}>
            {heard(caution)}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{purpose}</Text>
        {justification && (
          <Text size="sm" mt={4} c="dimmed">
            {t('Justification: {{justification}}', { justification })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Stack gap={4}>
          <RiskBadge tier={sensitivity} label={t('Sensitivity')} say={t} />
          {writes && <Text size="sm">{t('Changes the record')}</Text>}
          {request.needsExtraReview && <Text size="sm">{t('Needs extra review')}</Text>}
          <News news={news} />
        </Stack>
      </Table.Td>
      <Table.Td>
        <ScopeDecisionCell
          key={`${request.decision} ${request.decidedAt}`}
          request={request}
          used={used}
          steps={steps}
        />
      </Table.Td>
    </Table.Tr>
  )
}

function News({ news }: Pick<Props, 'news'>) {
  if (!news || news === 'unchanged') return null
  return (
    <Text size="sm" fw={600} c="var(--gh-accent)">
      {newsWords(news)}
    </Text>
  )
}

function newsWords(news: Exclude<ScopeNews, 'unchanged'>): string {
  switch (news) {
    case 'new':
      return t('New in this version')
    case 'wider':
      return t('Wider than before')
    case 'narrower':
      return t('Narrower than before')
  }
}
