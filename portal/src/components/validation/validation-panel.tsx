import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { explain } from '../../lib/request-id.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'
import { CheckList } from '../checks/check-list.tsx'
import { LoadingRows } from '../loading-rows.tsx'
import { Problem } from '../problem.tsx'
import { Sentence } from '../sentence.tsx'
import { USER_ERROR } from '../user-error.ts'
import { useValidationRunProgress } from './use-validation-run-progress.ts'

const RUNS = graphql(`
  query ValidationRuns($versionId: ID!) {
    node(id: $versionId) {
      ... on AppVersion {
        id
        missingForApproval {
          guard
          message
        }
        validationRuns {
          id
          finishedAt
          verdict
          startedBy
          checks {
            key
            title
            severity
            message
            where
          }
        }
      }
    }
  }
`)

const START = graphql(`
  mutation ValidationRunStart($versionId: ID!) {
    validationRunStart(versionId: $versionId) {
      run {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** What the server found when it last looked at a version, and the button that makes it look again. */
export function ValidationPanel({ versionId }: { readonly versionId: string }) {
  const { viewer } = useViewer()
  const { run, error, refetch, isLoading, start, isRunning, problem } = useRuns(versionId)
  return (
    <section aria-labelledby="validation">
      <Title order={2} id="validation" mb="sm">
        {t('Validation')}
      </Title>
      <Stack gap="sm" align="flex-start">
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {isLoading && !error && <LoadingRows count={3} />}
        {!isLoading && !error && !run && (
          <Text c="dimmed">
            {t(
              'Nobody had this version looked at yet: its addresses, keys, fields and statements.',
            )}
          </Text>
        )}
        {run && (
          <>
            <Text size="sm" c="dimmed">
              <Sentence
                text={t('Looked at <ago/>, asked by {{name}}.', {
                  name: run.startedBy ?? 'Gatehouse',
                })}
                parts={{ ago: <TimeAgo at={run.finishedAt} locale={locale()} /> }}
              />
            </Text>
            <CheckList checks={run.checks} />
            {run.verdict === 'ERROR' && (
              <Text size="sm">{t('It is not approved before a run ends without an error.')}</Text>
            )}
          </>
        )}
        {problem && (
          <Text role="alert" c="var(--gh-danger)">
            {problem}
          </Text>
        )}
        {can(viewer, 'sandbox.use') && (
          <Button variant="default" size="sm" loading={isRunning} onClick={() => void start()}>
            {t('Look at it now')}
          </Button>
        )}
      </Stack>
    </section>
  )
}

function useRuns(versionId: string) {
  const { data, error, loading, refetch } = useQuery(RUNS, {
    variables: { versionId },
    fetchPolicy: 'cache-and-network',
  })
  useValidationRunProgress(versionId, () => void refetch())
  const [mutate, running] = useMutation(START, {
    refetchQueries: [RUNS],
    awaitRefetchQueries: true,
  })
  const [problem, setProblem] = useState<string>()
  const node = data?.node && 'validationRuns' in data.node ? data.node : undefined
  const start = async () => {
    setProblem(undefined)
    try {
      const answer = await mutate({ variables: { versionId } })
      const errors = answer.data?.validationRunStart.userErrors ?? []
      setProblem(readFragment(USER_ERROR, errors)[0]?.message)
    } catch (cause) {
      setProblem(explain(cause))
    }
  }
  return {
    run: node?.validationRuns[0],
    ...{ error, refetch, start, problem },
    isLoading: loading && !data,
    isRunning: running.loading,
  }
}
