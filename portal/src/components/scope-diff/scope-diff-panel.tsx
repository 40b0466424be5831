import { Code, Paper, Stack, Text, Title } from '@mantine/core'
import { scopeWords } from '../../lib/i18n/scope-words.ts'
import { mark, t, tn } from '../../lib/i18n/translate.ts'
import { Problem } from '../problem.tsx'
import { useScopeDiff } from './use-scope-diff.ts'

interface Props {
  readonly versionId: string
  readonly revision: number
  readonly number: number
  /** Of its heading, one below that of the part it stands in. @default 3 */
  readonly order?: 2 | 3
}

const PARTS = [
  ['added', mark('Asked for anew')],
  ['widened', mark('Asks for more than before')],
  ['narrowed', mark('Asks for less than before')],
  ['removed', mark('No longer asked for')],
] as const

/** What a version asks for compared with the one before, by what it allows and not by how it is spelled (C3). */
export function ScopeDiffPanel({ versionId, revision, number, order = 3 }: Props) {
  const { diff, error, refetch } = useScopeDiff(versionId, revision)
  if (error && !diff) return <Problem error={error} onRetry={() => void refetch()} />
  if (!diff) return null
  const parts = PARTS.filter(([part]) => diff[part].length > 0)
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="scope-diff">
      <Stack gap="sm">
        <Title order={order} id="scope-diff">
          {t('Access in version {{number}}, compared with version {{against}}', {
            number,
            against: diff.against,
          })}
        </Title>
        {parts.length === 0 && <Text c="dimmed">{t('It asks for the same.')}</Text>}
        {parts.map(([part, words]) => (
          <div key={part}>
            <Text size="sm" fw={600}>
              {t(words)}
            </Text>
            {diff[part].map((scope) => (
              <Text key={scope} size="sm">
                {scopeWords(scope).sentence}{' '}
                <Code style={{ overflowWrap: 'anywhere' }}>{scope}</Code>
              </Text>
            ))}
          </div>
        ))}
        {parts.length > 0 && <Text size="sm">{consequence(diff)}</Text>}
      </Stack>
    </Paper>
  )
}

function consequence(diff: { requiresReconsent: boolean; consentsAffected: number }): string {
  if (!diff.requiresReconsent)
    return t('Nobody is asked again: it is covered by what people allowed.')
  const { consentsAffected: n } = diff
  if (n === 0) return t('People who allow the app are asked again. Nobody allows it now.')
  return tn(
    'One person who allows the app now would be asked again.',
    '{{count}} people who allow the app now would be asked again.',
    n,
  )
}
