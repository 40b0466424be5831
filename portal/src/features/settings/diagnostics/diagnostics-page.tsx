import { useQuery } from '@apollo/client/react'
import { Button, Stack, Text } from '@mantine/core'
import { verdictOf } from '../../../../../schema/vocabulary/validation.ts'
import { CheckList } from '../../../components/checks/check-list.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { graphql } from '../../../gql/gql.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { SandboxReset } from './sandbox-reset.tsx'

const DIAGNOSTICS = graphql(`
  query Diagnostics {
    organization {
      id
      diagnostics {
        key
        title
        severity
        message
        where
      }
    }
  }
`)

const VERDICTS = {
  OK: mark('Everything is in order.'),
  WARNING: mark('There are warnings.'),
  ERROR: mark('Something has to be mended.'),
}

/** How the installation is set up, and what is wrong with that, at /settings/diagnostics (A20). */
export function Component() {
  return (
    <Page title={t('Diagnostics')} subtitle={t('How this installation is set up, looked at now')}>
      <Diagnostics />
      <SandboxReset />
    </Page>
  )
}

function Diagnostics() {
  const { data, error, loading, refetch } = useQuery(DIAGNOSTICS, { fetchPolicy: 'network-only' })
  const checks = data?.organization.diagnostics
  if (error && !checks) return <Problem error={error} onRetry={() => void refetch()} />
  if (!checks) return <LoadingRows count={8} />
  return (
    <Stack gap="md" maw={880} align="flex-start">
      <Text fw={600} role="status">
        {t(VERDICTS[verdictOf(checks)])}
      </Text>
      <CheckList checks={checks.map((check) => ({ ...check, where: variableIn(check) }))} />
      <Button variant="default" loading={loading} onClick={() => void refetch()}>
        {t('Look again')}
      </Button>
    </Stack>
  )
}

/** The variable to set, where there is one; names of tables and fields help nobody here. */
function variableIn({ where }: { readonly where: string | null }): string | null {
  return where && /^[A-Z][A-Z_]+$/.test(where) ? where : null
}
