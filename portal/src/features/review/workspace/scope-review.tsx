import { Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { RiskBadge } from '../../../../../ui/risk-badge.tsx'
import { ConsentPreview } from '../../../components/consent-preview/consent-preview.tsx'
import { Facts } from '../../../components/facts.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { mark, t } from '../../../lib/i18n/translate.ts'
import type { ReviewVersion } from './review-version.ts'
import { type ScopeNews, scopeNews } from './scope-change.ts'

const NEWS_WORDS: Readonly<Record<Exclude<ScopeNews, 'unchanged'>, string>> = {
  new: mark('New in this version'),
  wider: mark('Wider than before'),
  narrower: mark('Narrower than before'),
}

interface Props {
  readonly version: ReviewVersion
  readonly before: ReviewVersion | undefined
}

/** Every scope with its plain words, sensitivity, purpose and reason, most sensitive risk named. */
export function ScopeReview({ version, before }: Props) {
  const { newsOf, removed } = scopeNews(
    before?.scopes.map(({ scope }) => scope),
    version.scopes.map(({ scope }) => scope),
  )
  return (
    <section aria-labelledby="scopes">
      <Title order={2} id="scopes" mb="sm">
        {t('Access asked for ({{count}})', { count: version.scopes.length })}
      </Title>
      <Stack gap="sm">
        {version.scopes.map((request) => (
          <Paper key={request.scope} withBorder p="md">
            <ScopeLine request={request} news={newsOf(request.scope)} />
          </Paper>
        ))}
        {removed.length > 0 && (
          <Text size="sm">
            <Sentence
              text={t('No longer asked for: <code/>')}
              parts={{ code: <Code>{removed.join(' ')}</Code> }}
            />
          </Text>
        )}
        {version.clientType !== 'BACKEND_SERVICE' && (
          <ConsentPreview
            versionId={version.id}
            revision={version.revision}
            hint={t('The page itself, with everything this version asks for.')}
          />
        )}
      </Stack>
    </section>
  )
}

interface LineProps {
  readonly request: ReviewVersion['scopes'][number]
  readonly news: ScopeNews | undefined
}

function ScopeLine({ request, news }: LineProps) {
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>{request.plainLanguage}</Text>
        <Group gap="sm">
          <Code style={{ overflowWrap: 'anywhere' }}>{request.scope}</Code>
          <RiskBadge tier={request.sensitivity} label={t('Sensitivity')} say={t} />
          {request.writes && <Text size="sm">{t('Changes the record')}</Text>}
          {news && news !== 'unchanged' && (
            <Text size="sm" fw={600} c="var(--gh-accent)">
              {t(NEWS_WORDS[news])}
            </Text>
          )}
        </Group>
        {request.cautions.map((caution) => (
          <Text key={caution} size="sm" mt={4}>
            {caution}
          </Text>
        ))}
      </div>
      <Facts
        facts={[
          { term: t('Purpose'), value: request.purpose },
          ...(request.justification
            ? [{ term: t('Justification'), value: request.justification }]
            : []),
        ]}
      />
    </Stack>
  )
}
