import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Problem } from '../../../components/problem.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
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
        {t('Where you are signed in')}
      </Title>
      <Stack maw={640}>
        {sessions.map((one) => (
          <SessionCard key={one.id} session={one} />
        ))}
        <Group>
          <Button variant="default" onClick={ask.open}>
            {t('Sign out everywhere')}
          </Button>
        </Group>
      </Stack>
      {isAsking && <SignOutDialog onClose={ask.close} />}
    </section>
  )
}

function SessionCard({ session: one }: { readonly session: SessionRow }) {
  const facts = [
    one.address && t('from {{address}}', { address: one.address }),
    one.environment === 'SANDBOX' && t('sandbox'),
    one.hasSecondFactor && t('with a second factor'),
  ].filter(Boolean)
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{browserName(one.userAgent)}</Text>
        {one.isCurrent && (
          <Badge variant="light" tt="none">
            {t('This browser')}
          </Badge>
        )}
      </Group>
      <Text component="div" size="sm" c="dimmed">
        <Sentence
          text={t('Signed in <ago/>')}
          parts={{ ago: <TimeAgo at={one.signedInAt} locale={locale()} /> }}
        />
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
      title={t('Sign out everywhere?')}
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      <Stack>
        {error && <Problem error={error} />}
        <Text>
          {t(
            'Every browser is signed out at once, this one too. Apps you let stay connected are not touched; you find them under My apps in the gallery.',
          )}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Stay signed in')}
          </Button>
          <Button loading={loading} onClick={() => void handleConfirm()}>
            {t('Sign out everywhere')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
