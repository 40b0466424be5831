import { useQuery } from '@apollo/client/react'
import { Button, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { graphql } from '../../../gql/gql.ts'
import { t } from '../../../lib/i18n/translate.ts'

const WORKLOAD = graphql(`
  query ReviewWorkload {
    reviewWorkload {
      reviewerId
      name
      versionCount
      stageCount
      dueSoonCount
      overdueCount
    }
  }
`)

interface Props {
  /** Grows with every change of the queue. */
  readonly changes: number
  /** Looks at the work of one person; `nobody` is what nobody took on. */
  readonly onChoose: (whose: string, name: string) => void
}

/** Who has taken on how much. */
export function WorkloadPanel({ changes, onChoose }: Props) {
  const { data, error, refetch } = useQuery(WORKLOAD, { fetchPolicy: 'cache-and-network' })
  useEffect(() => {
    if (changes > 0) void refetch()
  }, [changes, refetch])
  const rows = data?.reviewWorkload
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="workload">
      <Stack gap="sm">
        <Title order={2} id="workload">
          {t('Workload')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('Open stages of versions in review, by who took them on.')}
        </Text>
        {error && !rows && <Problem error={error} onRetry={() => void refetch()} />}
        {!rows && !error && <LoadingRows count={3} height={32} />}
        {rows?.length === 0 && <Text size="sm">{t('No stage is open.')}</Text>}
        {rows && rows.length > 0 && (
          <Table.ScrollContainer minWidth={0}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('Reviewer')}</Table.Th>
                  <Table.Th ta="right">{t('Versions')}</Table.Th>
                  <Table.Th ta="right">{t('Stages')}</Table.Th>
                  <Table.Th ta="right">{t('Due soon')}</Table.Th>
                  <Table.Th ta="right">{t('Overdue')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody className="tabular">
                {rows.map(({ reviewerId, name, ...counts }) => (
                  <Table.Tr key={reviewerId ?? 'nobody'}>
                    <Table.Td>
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        px={0}
                        onClick={() => onChoose(reviewerId ?? 'nobody', name ?? '')}
                      >
                        {name ?? t('Nobody yet')}
                      </Button>
                    </Table.Td>
                    <Table.Td ta="right">{counts.versionCount}</Table.Td>
                    <Table.Td ta="right">{counts.stageCount}</Table.Td>
                    <Table.Td ta="right">{counts.dueSoonCount}</Table.Td>
                    <Table.Td
                      ta="right"
                      c={counts.overdueCount > 0 ? 'var(--gh-status-rejected)' : undefined}
                      fw={counts.overdueCount > 0 ? 600 : undefined}
                    >
                      {counts.overdueCount}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Stack>
    </Paper>
  )
}
