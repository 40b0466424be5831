import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { usePasswordResetRequest } from './use-password-reset.ts'

/** Asks for the link with which a new password can be chosen; says the same for known and unknown addresses. */
export function Component() {
  const [email, setEmail] = useState('')
  const [request, { data, loading, error }] = usePasswordResetRequest()

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void request({ variables: { email } }).catch(() => undefined)
  }
  if (data?.accountPasswordResetRequest.accepted) {
    return (
      <Page title={t('Look into your mail')}>
        <Stack maw={560}>
          <Text role="status">
            {t(
              'If {{email}} has an account, a link to choose a new password is on its way. It works once, for an hour.',
              { email },
            )}
          </Text>
          <Text c="dimmed">{t('Nothing there after a few minutes? Look in the junk folder.')}</Text>
        </Stack>
      </Page>
    )
  }
  return (
    <Page title={t('Forgotten your password?')}>
      <form onSubmit={handleSubmit}>
        <Stack align="flex-start" maw={440}>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <Text>{t('We mail you a link to choose a new one.')}</Text>
          <TextInput
            label={t('Email address')}
            type="email"
            name="email"
            autoComplete="username"
            required
            maxLength={TEXT_LIMITS.email.max}
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
