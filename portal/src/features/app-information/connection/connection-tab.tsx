import { Stack } from '@mantine/core'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { ClientSheet } from './client-sheet.tsx'
import { RequestedConnection, type RequestedVersion } from './requested-connection.tsx'
import { useAppClients } from './use-app-clients.ts'

interface Props {
  readonly slug: string
  readonly version: RequestedVersion
}

/** Tab Connection: what the version asked for, and the client of each environment (R087, R089, R302). */
export function ConnectionTab({ slug, version }: Props) {
  return (
    <Stack gap="xl">
      <Clients slug={slug} />
      <RequestedConnection version={version} />
    </Stack>
  )
}

function Clients({ slug }: { readonly slug: string }) {
  const { clients, error, refetch } = useAppClients(slug)
  if (error && !clients) return <Problem error={error} onRetry={() => void refetch()} />
  if (!clients) return <LoadingRows count={4} />
  if (clients.length === 0) {
    return (
      <EmptyState title={t('No client yet')}>
        {t(
          'With its first submission the app gets a client ID and the endpoints of the sandbox; with the approval, those of production.',
        )}
      </EmptyState>
    )
  }
  return (
    <Stack gap="lg">
      {clients.map((client) => (
        <ClientSheet key={client.id} client={client} onRotated={() => void refetch()} />
      ))}
    </Stack>
  )
}
