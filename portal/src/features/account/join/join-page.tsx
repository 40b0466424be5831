import { Button, Group, Stack, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { ROLE_MEANINGS, ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import type { InvitationState } from '../../../../../schema/vocabulary/vendor-account.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { Facts } from '../../../components/facts.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink } from '../../../components/router-link.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { session } from '../../../lib/session.ts'
import { useSession } from '../../../lib/use-session.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import { JoinAccept } from './join-accept.tsx'
import { JoinForm } from './join-form.tsx'
import { type JoinInvitation, useJoinInvitation } from './use-join.ts'

/** What is said of an invitation nobody can accept. */
const OVER: Readonly<Record<Exclude<InvitationState, 'OPEN'> | 'UNKNOWN', string>> = {
  UNKNOWN: mark(
    'This link stands for no invitation. When it was sent more than once, only the link of the latest mail works.',
  ),
  EXPIRED: mark('This invitation has expired. Ask whoever invited you for a new one.'),
  ACCEPTED: mark('This invitation was accepted already.'),
  REVOKED: mark('This invitation was withdrawn.'),
}

/** Where the link of an invitation to the hospital leads, at /join. */
export function Component() {
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const { invitation, error, refetch } = useJoinInvitation(token)
  if (error && !invitation) {
    return (
      <Page title={t('Invitation')}>
        <Problem error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (invitation === undefined) {
    return (
      <Page title={t('Invitation')}>
        <LoadingRows count={3} />
      </Page>
    )
  }
  const state = invitation?.state ?? 'UNKNOWN'
  if (!invitation || state !== 'OPEN') {
    return (
      <Page title={t('Invitation')}>
        <Text>{t(OVER[state === 'OPEN' ? 'UNKNOWN' : state])}</Text>
        <div>
          <ButtonLink to="/">{t('Go to the start')}</ButtonLink>
        </div>
      </Page>
    )
  }
  const { organizationName, roles, email, expiresAt } = invitation
  return (
    <Page title={t('Work for {{organizationName}}', { organizationName })}>
      <Stack gap="lg" maw={640}>
        <Facts
          facts={[
            {
              term: t('You would be'),
              value: roles
                .map((role) => `${t(ROLE_NAMES[role])}: ${t(ROLE_MEANINGS[role])}`)
                .join(' '),
            },
            { term: t('Invited address'), value: email },
            { term: t('Until'), value: exactTime(expiresAt, locale()) },
          ]}
        />
        <Answer token={token} invitation={invitation} />
      </Stack>
    </Page>
  )
}

interface AnswerProps {
  readonly token: string
  readonly invitation: JoinInvitation
}

function Answer({ token, invitation: { email, hasAccount } }: AnswerProps) {
  const { kind } = useSession()
  const { viewer, error, loading, refetch } = useViewer()
  if (kind === 'starting' || loading) return <LoadingRows count={1} />
  if (error && !viewer) return <Problem error={error} onRetry={() => void refetch()} />
  if (viewer && viewer.email !== email) {
    return (
      <Stack gap="sm" align="flex-start">
        <Text role="alert">
          {t(
            'You are signed in as {{email}}. The invitation is for {{email2}}: sign out, and open the link again.',
            { email: viewer.email, email2: email },
          )}
        </Text>
        <Button variant="default" onClick={() => void session.signOut()}>
          {t('Sign out')}
        </Button>
      </Stack>
    )
  }
  if (viewer) return <JoinAccept token={token} />
  if (!hasAccount) return <JoinForm token={token} email={email} />
  return (
    <Stack gap="sm">
      <Text>{t('Sign in with {{email}} to accept.', { email })}</Text>
      <Group>
        <Button onClick={() => void session.signIn()}>{t('Sign in to accept')}</Button>
      </Group>
    </Stack>
  )
}
