import { Stack, Text, Title } from '@mantine/core'
import { Navigate } from 'react-router'
import { CopyValue } from '../../../components/copy-value.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page, SUBTITLE_TO_COME } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { TokenForm } from './token-form.tsx'
import { TokenTable } from './token-table.tsx'
import { useRegistrationTokens } from './use-registration-tokens.ts'

/** Registration tokens: what programs of the vendor register apps in the sandbox with. */
export function Component() {
  const { data, error, refetch } = useRegistrationTokens()
  const vendor = data?.viewer?.vendor
  if (data && !vendor) return <Navigate to="/" replace />
  const address = data?.organization.environments.find(
    ({ registrationUrl }) => registrationUrl,
  )?.registrationUrl
  return (
    <Page title={t('Registration tokens')} subtitle={vendor?.displayName ?? SUBTITLE_TO_COME}>
      {error && !vendor && <Problem error={error} onRetry={() => void refetch()} />}
      {!vendor && !error && <LoadingRows count={3} />}
      {vendor && (
        <Stack gap="xl">
          <Text maw={720}>
            {t(
              'With such a token, a program of yours registers an app in the sandbox (RFC 7591): a draft here, and a client that works at once. Production is reached through review alone.',
            )}
          </Text>
          {address ? (
            <CopyValue label={t('Address for registration')} value={address} />
          ) : (
            <Text c="dimmed">{t('The hospital lets no program register at present.')}</Text>
          )}
          <TokenTable tokens={vendor.registrationTokens} />
          {address && (
            <section aria-labelledby="new-token">
              <Title order={2} id="new-token" mb="sm">
                {t('Make a token')}
              </Title>
              <TokenForm vendorId={vendor.id} />
            </section>
          )}
        </Stack>
      )}
    </Page>
  )
}
