import { Code, Paper, Stack, Text, Title } from '@mantine/core'
import { describeScope } from '../../../../schema/vocabulary/scope-description.ts'
import { Problem } from '../problem.tsx'
import { useScopeDiff } from './use-scope-diff.ts'

interface Props {
  readonly versionId: string
  readonly revision: number
  readonly number: number
}

const PARTS = [
  ['added', 'Asked for anew'],
  ['widened', 'Asks for more than before'],
  ['narrowed', 'Asks for less than before'],
  ['removed', 'No longer asked for'],
] as const

/** What a version asks for compared with the one before, by what it allows and not by how it is spelled (C3). */
export function ScopeDiffPanel({ versionId, revision, number }: Props) {
  const { diff, error, refetch } = useScopeDiff(versionId, revision)
  if (error && !diff) return <Problem error={error} onRetry={() => void refetch()} />
  if (!diff) return null
  const parts = PARTS.filter(([part]) => diff[part].length > 0)
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="scope-diff">
      <Stack gap="sm">
        <Title order={3} id="scope-diff">
          Access in version {number}, compared with version {diff.against}
        </Title>
        {parts.length === 0 && <Text c="dimmed">It asks for the same.</Text>}
        {parts.map(([part, words]) => (
          <div key={part}>
            <Text size="sm" fw={600}>
              {words}
            </Text>
            {diff[part].map((scope) => (
              <Text key={scope} size="sm">
                {describeScope(scope, 'professional').sentence}{' '}
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
  if (!diff.requiresReconsent) return 'Nobody is asked again: it is covered by what people allowed.'
  const { consentsAffected: n } = diff
  if (n === 0) return 'People who allow the app are asked again. Nobody allows it now.'
  return `${n === 1 ? 'One person who allows' : `${n} people who allow`} the app now would be asked again.`
}
