import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { session } from '../../../lib/session.ts'
import type { SessionRow } from './account-security.ts'
import { browserName } from './browser-name.ts'
import { useSignOutEverywhere } from './security-mutations.ts'

/** Where a person is signed in, and the way out of all of it. */
export function Sessions({ sessions }: { readonly sessions: readonly SessionRow[] }) {
  const [isAsking, ask] = useDisclosure(false)
  return (
    <section aria-labelledby="sessions-title">
      <Title order={2} id="sessions-title" mb="sm">
        Where you are signed in
      </Title>
      <Stack maw={640}>
        {sessions.map((one) => (
          <SessionCard key={one.id} session={one} />
        ))}
        <Group>
          <Button variant="default" onClick={ask.open}>
            Sign out everywhere
          </Button>
        </Group>
      </Stack>
      {isAsking && <SignOutDialog onClose={ask.close} />}
    </section>
  )
}

function SessionCard({ session: one }: { readonly session: SessionRow }) {
  const facts = [
    one.address && `from ${one.address}`,
    one.environment === 'SANDBOX' && 'sandbox',
    one.hasSecondFactor && 'with a second factor',
  ].filter(Boolean)
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{browserName(one.userAgent)}</Text>
        {one.isCurrent && (
          <Badge variant="light" tt="none">
            This browser
          </Badge>
        )}
      </Group>
      <Text component="div" size="sm" c="dimmed">
        Signed in <TimeAgo at={one.signedInAt} />
        {facts.length > 0 && `, ${facts.join(', ')}`}
      </Text>
    </Paper>
  )
}

function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const [signOut, { loading, error }] = useSignOutEverywhere()
  const handleConfirm = async () => {
    const result = await signOut().catch(() => undefined)
    if (result?.data?.accountSignOutEverywhere.accepted) await session.renew()
  }
  return (
    <Dialog
      onClose={onClose}
      title="Sign out everywhere?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        {error && <Problem error={error} />}
        <Text>
          Every browser is signed out at once, this one too. Apps you let stay connected are not
          touched; you find them under My apps in the gallery.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Stay signed in
          </Button>
          <Button loading={loading} onClick={() => void handleConfirm()}>
            Sign out everywhere
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
