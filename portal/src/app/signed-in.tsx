import { Button, Stack, Text } from '@mantine/core'
import { Outlet } from 'react-router'
import { Page } from '../components/page.tsx'
import { t } from '../lib/i18n/translate.ts'
import { session } from '../lib/session.ts'
import { useSession } from '../lib/use-session.ts'

/** The pages behind it are for people who are signed in; the address is kept through the sign-in. */
export function SignedIn() {
  const { kind } = useSession()
  if (kind === 'signed-in') return <Outlet />
  if (kind === 'ended') {
    return (
      <>
        <SessionEnded />
        <Outlet />
      </>
    )
  }
  return (
    <Page title={t('Sign in to continue')}>
      <Stack align="flex-start">
        <Text>
          {t('This page is for people who are signed in. You come back to it afterwards.')}
        </Text>
        <Button onClick={() => void session.signIn()}>{t('Sign in')}</Button>
      </Stack>
    </Page>
  )
}

/** The page stays below: what was typed is not lost while the person signs in again. */
function SessionEnded() {
  return (
    <Page title={t('Your session has ended')}>
      <Stack align="flex-start">
        <Text>
          {t('What you typed is kept in this tab. Sign in again to go on where you were.')}
        </Text>
        <Button onClick={() => void session.signIn()}>{t('Sign in again')}</Button>
      </Stack>
    </Page>
  )
}
