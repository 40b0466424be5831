import { SimpleGrid, Text } from '@mantine/core'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink } from '../../../components/router-link.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { NewAppForm } from './new-app-form.tsx'
import { NewVersionForm } from './new-version-form.tsx'
import { useMyApps } from './use-my-apps.ts'

/** Register App: a new app, or a new version of one that is registered (R027, R127). */
export function Component() {
  const { apps, isLoaded, hasVendor, error, refetch } = useMyApps()
  return (
    <Page
      title={t('Register App')}
      subtitle={<Text>{t('Seven steps. Everything you type is saved as you go.')}</Text>}
    >
      {error && !isLoaded && <Problem error={error} onRetry={() => void refetch()} />}
      {!isLoaded && !error && <LoadingRows count={2} height={180} />}
      {isLoaded && !hasVendor && (
        <EmptyState
          title={t('First, who are you?')}
          action={<ButtonLink to="/vendor/setup">{t('Set up your vendor')}</ButtonLink>}
        >
          {t(
            'Every app belongs to a vendor: a person or a business. Tell us who stands behind yours.',
          )}
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
