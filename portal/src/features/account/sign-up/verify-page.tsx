import { Button, Stack, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink } from '../../../components/router-link.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { session } from '../../../lib/session.ts'
import { PORTAL_BASE } from '../../../lib/sign-in-settings.ts'
import { useAccountVerifyEmail } from './use-account-verify-email.ts'

/**
 * Where the link in the mail leads. A button confirms: programs that open links in mails ahead of
 * the person must not use the link up.
 */
export function Component() {
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const [verify, { data, loading, error }] = useAccountVerifyEmail()
  const fault = readFragment(USER_ERROR, data?.accountVerifyEmail.userErrors ?? [])[0]

  if (data?.accountVerifyEmail.accepted) {
    return (
      <Page title={t('Your address is confirmed')}>
        <Stack align="flex-start">
          <Text>{t('Your account is ready. Sign in to say who you are as a vendor.')}</Text>
          <Button onClick={() => void session.signIn(`${PORTAL_BASE}/`)}>{t('Sign in')}</Button>
        </Stack>
      </Page>
    )
  }
  if (fault || token === '') {
    return (
      <Page title={t('Confirm your address')}>
        <Stack align="flex-start">
          <Text role="alert">
            {fault?.message ??
              t('A part of the address is missing. Open the link in the mail again.')}
          </Text>
          <ButtonLink to="/sign-up/resend">{t('Send me a new link')}</ButtonLink>
        </Stack>
      </Page>
    )
  }
  return (
    <Page title={t('Confirm your address')}>
      <Stack align="flex-start">
        {error && <Problem error={error} />}
        <Text>{t('One click, and the account is yours.')}</Text>
        <Button
          loading={loading}
          onClick={() => void verify({ variables: { token } }).catch(() => undefined)}
        >
          {t('Confirm my address')}
        </Button>
      </Stack>
    </Page>
  )
}
