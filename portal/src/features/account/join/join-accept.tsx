import { Button, Stack, Text } from '@mantine/core'
import { useNavigate } from 'react-router'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import { useJoin } from './use-join.ts'

/** Accepts an invitation to the hospital for whoever is signed in. */
export function JoinAccept({ token }: { readonly token: string }) {
  const [join, { data, loading, error }] = useJoin()
  const { refetch } = useViewer()
  const navigate = useNavigate()
  const fault = readFragment(USER_ERROR, data?.organizationInvitationAccept.userErrors ?? [])[0]

  const handleAccept = async () => {
    const result = await join({ variables: { input: { token } } }).catch(() => undefined)
    if (!result?.data?.organizationInvitationAccept.accepted) return
    await refetch()
    await navigate('/')
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
