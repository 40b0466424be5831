import { Stack } from '@mantine/core'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useAccountSecurity } from './account-security.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondFactors } from './second-factors.tsx'
import { Sessions } from './sessions.tsx'

/** Account security, under the profile menu: password, second factors, where one is signed in. */
export function Component() {
  const { viewer, error, refetch } = useAccountSecurity()
  const handleChange = () => void refetch()
  return (
    <Page title={t('Account security')} subtitle={t('How your account is protected')}>
      {error && !viewer && <Problem error={error} onRetry={handleChange} />}
      {!viewer && !error && <LoadingRows count={6} />}
      {viewer && (
        <Stack gap="xl">
          <SecondFactors security={viewer.security} onChanged={handleChange} />
          <Sessions sessions={viewer.sessions} />
          <PasswordForm onChanged={handleChange} />
        </Stack>
      )}
    </Page>
  )
}
