import { Stack, Text, Title } from '@mantine/core'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { ServiceAccountForm } from './service-account-form.tsx'
import { ServiceAccountTable } from './service-account-table.tsx'
import { useServiceAccounts } from './use-service-accounts.ts'

/** Service accounts: backend services that act in the platform itself, such as the EHR that opens apps. */
export function Component() {
  return (
    <Page
      title={t('Service accounts')}
      subtitle={t('Systems of the hospital that act in the platform')}
    >
      <Accounts />
    </Page>
  )
}

function Accounts() {
  const { data, error, refetch } = useServiceAccounts()
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows count={3} />
  return (
    <Stack gap="xl">
      <Text maw={720}>
        {t(
          'A service account belongs to a registered backend service. It signs with the keys of that service: they are changed there, and here nothing has to be. It acts for nobody, and does only what is ticked for it.',
        )}
      </Text>
      <ServiceAccountTable accounts={data.serviceAccounts} />
      <section aria-labelledby="new-account">
        <Title order={2} id="new-account" mb="sm">
          {t('Add a service account')}
        </Title>
        <ServiceAccountForm />
      </section>
    </Stack>
  )
}
