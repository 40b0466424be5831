import { Stack } from '@mantine/core'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ClientSheet } from './client-sheet.tsx'
import { useAppClients } from './use-app-clients.ts'

/** Tab Connection: one sheet per OAuth client, sandbox and production apart (R089, R302). */
export function ConnectionTab({ slug }: { readonly slug: string }) {
  const { clients, error, refetch } = useAppClients(slug)
  if (error && !clients) return <Problem error={error} onRetry={() => void refetch()} />
  if (!clients) return <LoadingRows count={4} />
  if (clients.length === 0) {
    return (
      <EmptyState title="No client yet">
        The app gets its client id here, and its endpoints, once a version is approved.
      </EmptyState>
    )
  }
  return (
    <Stack gap="xl">
      {clients.map((client) => (
        <ClientSheet key={client.id} client={client} onRotated={() => void refetch()} />
      ))}
    </Stack>
  )
}
