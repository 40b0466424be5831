import { Button, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink } from '../../../components/router-link.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { session } from '../../../lib/session.ts'
import { PORTAL_BASE } from '../../../lib/sign-in-settings.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { usePasswordReset } from './use-password-reset.ts'

/** Where the link of the mail leads: a new password, once. */
export function Component() {
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const [password, setPassword] = useState('')
  const [reset, { data, loading, error }] = usePasswordReset()
  const faults = readFragment(USER_ERROR, data?.accountPasswordReset.userErrors ?? [])

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void reset({ variables: { token, password } }).catch(() => undefined)
  }
  if (data?.accountPasswordReset.accepted) return <Done />
  const isOver = token === '' || errorFor(faults, 'token') !== undefined
  if (isOver) return <LinkIsOver />
  return (
    <Page title={t('Choose a new password')}>
      <form onSubmit={handleSubmit}>
        <Stack maw={480}>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <NewPasswordField
            label={t('New password')}
            value={password}
            onChange={setPassword}
            personal={[]}
            error={errorFor(faults, 'password')}
          />
          <div>
            <Button type="submit" loading={loading}>
              {t('Set the password')}
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  )
}

function Done() {
  return (
    <Page title={t('Your password is set')}>
      <Stack align="flex-start">
        <Text role="status">
          {t('You are signed out everywhere, and apps you use ask you to sign in again.')}
        </Text>
        <Button onClick={() => void session.signIn(`${PORTAL_BASE}/`)}>{t('Sign in')}</Button>
      </Stack>
    </Page>
  )
}

function LinkIsOver() {
  return (
    <Page title={t('This link is not valid any more')}>
      <Stack align="flex-start">
        <Text role="alert">
          {t('A link works once, for an hour, and ends when another is sent.')}
        </Text>
        <ButtonLink to="/forgot">{t('Ask for a new one')}</ButtonLink>
      </Stack>
    </Page>
  )
}
