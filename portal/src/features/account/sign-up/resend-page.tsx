import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useAccountResendVerification } from './use-account-resend-verification.ts'

/** Where people land who signed in before they confirmed their address. */
export function Component() {
  const [email, setEmail] = useState('')
  const [resend, { data, loading, error }] = useAccountResendVerification()

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void resend({ variables: { email } }).catch(() => undefined)
  }
  if (data?.accountResendVerification.accepted) {
    return (
      <Page title={t('Look into your mail')}>
        <Text>
          {t(
            'If {{email}} has an account that is not confirmed yet, a new link is on its way. It works for 24 hours.',
            { email },
          )}
        </Text>
      </Page>
    )
  }
  return (
    <Page title={t('Send the link again')}>
      <form onSubmit={handleSubmit}>
        <Stack align="flex-start" maw={440}>
          {error && <Problem error={error} />}
          <Text>{t('We mail you a new link to confirm your address.')}</Text>
          <TextInput
            label={t('Email address')}
            type="email"
            name="email"
            autoComplete="email"
            required
            w="100%"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" loading={loading}>
            {t('Send the link')}
          </Button>
        </Stack>
      </form>
    </Page>
  )
}
