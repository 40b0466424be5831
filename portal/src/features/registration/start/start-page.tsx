import { SimpleGrid, Text } from '@mantine/core'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink } from '../../../components/router-link.tsx'
import { NewAppForm } from './new-app-form.tsx'
import { NewVersionForm } from './new-version-form.tsx'
import { useMyApps } from './use-my-apps.ts'

/** Register App: a new app, or a new version of one that is registered (R027, R127). */
export function Component() {
  const { apps, isLoaded, hasVendor, error, refetch } = useMyApps()
  return (
    <Page
      title="Register App"
      subtitle={<Text>Seven steps. Everything you type is saved as you go.</Text>}
    >
      {error && !isLoaded && <Problem error={error} onRetry={() => void refetch()} />}
      {!isLoaded && !error && <LoadingRows count={2} height={180} />}
      {isLoaded && !hasVendor && (
        <EmptyState
          title="First, who are you?"
          action={<ButtonLink to="/vendor/setup">Set up your vendor</ButtonLink>}
        >
          Every app belongs to a vendor: a person or a business. Tell us who stands behind yours.
        </EmptyState>
      )}
      {isLoaded && hasVendor && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <NewAppForm />
          <NewVersionForm apps={apps} />
        </SimpleGrid>
      )}
    </Page>
  )
}
