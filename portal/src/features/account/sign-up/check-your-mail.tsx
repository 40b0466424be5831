import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { Problem } from '../../../components/problem.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useAccountResendVerification } from './use-account-resend-verification.ts'

/** What to do after signing up; says the same whether or not the address was known. */
export function CheckYourMail({ email }: { readonly email: string }) {
  const [resend, { data, loading, error }] = useAccountResendVerification()
  return (
    <Paper withBorder p="lg" maw={560}>
      <Stack gap="md">
        <Text>
          <Sentence
            text={t(
              'We wrote to <strong/>. Open the link in the message to finish your account, then sign in.',
            )}
            parts={{ strong: <strong>{email}</strong> }}
          />
        </Text>
        <Text c="dimmed">
          {t('Nothing there after a few minutes? Look in the junk folder, or ask again.')}
        </Text>
        {error && <Problem error={error} />}
        <Group>
          <Button
            variant="default"
            loading={loading}
            onClick={() => void resend({ variables: { email } }).catch(() => undefined)}
          >
            {t('Send it again')}
          </Button>
          {data?.accountResendVerification.accepted && <Text role="status">{t('Sent.')}</Text>}
        </Group>
      </Stack>
    </Paper>
  )
}
