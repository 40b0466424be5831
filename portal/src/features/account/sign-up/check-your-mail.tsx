import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { Problem } from '../../../components/problem.tsx'
import { useAccountResendVerification } from './use-account-resend-verification.ts'

/** What to do after signing up; says the same whether or not the address was known. */
export function CheckYourMail({ email }: { readonly email: string }) {
  const [resend, { data, loading, error }] = useAccountResendVerification()
  return (
    <Paper withBorder p="lg" maw={560}>
      <Stack gap="md">
        <Text>
          We wrote to <strong>{email}</strong>. Open the link in the message to finish your account,
          then sign in.
        </Text>
        <Text c="dimmed">
          Nothing there after a few minutes? Look in the junk folder, or ask again.
        </Text>
        {error && <Problem error={error} />}
        <Group>
          <Button
            variant="default"
            loading={loading}
            onClick={() => void resend({ variables: { email } }).catch(() => undefined)}
          >
            Send it again
          </Button>
          {data?.accountResendVerification.accepted && <Text role="status">Sent.</Text>}
        </Group>
      </Stack>
    </Paper>
  )
}
