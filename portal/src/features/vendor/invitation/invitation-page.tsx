import { Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate, useSearchParams } from 'react-router'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import {
  type InvitationState,
  VENDOR_ROLE_MEANINGS,
} from '../../../../../schema/vocabulary/vendor-account.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { Facts } from '../../../components/facts.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink } from '../../../components/router-link.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { session } from '../../../lib/session.ts'
import { useSession } from '../../../lib/use-session.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import { useInvitation, useInvitationAccept } from './use-invitation.ts'

/** What is said of an invitation nobody can accept. */
const OVER: Readonly<Record<Exclude<InvitationState, 'OPEN'> | 'UNKNOWN', string>> = {
  UNKNOWN: mark(
    'This link stands for no invitation. When it was sent more than once, only the link of the latest mail works.',
  ),
  EXPIRED: mark('This invitation has expired. Ask whoever invited you for a new one.'),
  ACCEPTED: mark('This invitation was accepted already.'),
  REVOKED: mark('This invitation was withdrawn.'),
}

/** Where the link of an invitation leads; accepted by the account with the invited address, or a new one. */
export function Component() {
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const { invitation, error, refetch } = useInvitation(token)
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
  return (
    <Page title={t('Work for {{vendorName}}', { vendorName: invitation.vendorName })}>
      <Stack gap="lg" maw={640}>
        <Facts
          facts={[
            {
              term: t('You would be'),
              value: `${t(VENDOR_ROLE_NAMES[invitation.role])}. ${t(VENDOR_ROLE_MEANINGS[invitation.role])}`,
            },
            { term: t('Invited address'), value: invitation.email },
            { term: t('Until'), value: exactTime(invitation.expiresAt, locale()) },
          ]}
        />
        <Answer token={token} email={invitation.email} />
      </Stack>
    </Page>
  )
}

interface AnswerProps {
  readonly token: string
  readonly email: string
}

function Answer({ token, email }: AnswerProps) {
  const { kind } = useSession()
  const { viewer, error, loading, refetch } = useViewer()
  if (kind === 'starting' || loading) return <LoadingRows count={1} />
  if (error && !viewer) return <Problem error={error} onRetry={() => void refetch()} />
  if (!viewer) {
    return (
      <Stack gap="sm">
        <Text>
          {t('Sign in with {{email}}, or open an account with it. You are a member then.', {
            email,
          })}
        </Text>
        <Group>
          <Button onClick={() => void session.signIn()}>{t('Sign in to accept')}</Button>
          <ButtonLink
            to={`/sign-up?${new URLSearchParams({ invitation: token, email })}`}
            variant="default"
          >
            {t('Open an account')}
          </ButtonLink>
        </Group>
      </Stack>
    )
  }
  if (viewer.email !== email) {
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
  return <Accept token={token} />
}

function Accept({ token }: { readonly token: string }) {
  const [accept, { data, loading, error }] = useInvitationAccept()
  const navigate = useNavigate()
  const fault = readFragment(USER_ERROR, data?.vendorInvitationAccept.userErrors ?? [])[0]

  const handleAccept = async () => {
    const result = await accept({ variables: { token } }).catch(() => undefined)
    if (result?.data?.vendorInvitationAccept.vendor) await navigate('/registrations')
  }

  return (
    <Stack gap="sm" align="flex-start">
      {error && <Problem error={error} kept={t('The invitation is still open.')} />}
      {fault && (
        <Text role="alert" c="var(--gh-danger)">
          {fault.message}
        </Text>
      )}
      <Button loading={loading} onClick={() => void handleAccept()}>
        {t('Accept the invitation')}
      </Button>
    </Stack>
  )
}
