import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, fieldPath, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { session } from '../../../lib/session.ts'
import { PORTAL_BASE } from '../../../lib/sign-in-settings.ts'
import { NewPasswordField } from '../password/new-password-field.tsx'
import { useJoin } from './use-join.ts'

interface Props {
  readonly token: string
  readonly email: string
}

/** Opens the account of whoever was invited, by the invitation itself. */
export function JoinForm({ token, email }: Props) {
  const [names, setNames] = useState({ firstName: '', lastName: '' })
  const [password, setPassword] = useState('')
  const [join, { data, loading, error }] = useJoin()
  const faults = readFragment(USER_ERROR, data?.organizationInvitationAccept.userErrors ?? []).map(
    (fault) => ({ ...fault, path: fieldPath(fault).filter((part) => part !== 'account') }),
  )

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const input = { token, account: { ...names, password } }
    void join({ variables: { input } }).catch(() => undefined)
  }
  if (data?.organizationInvitationAccept.accepted) {
    return (
      <Stack align="flex-start">
        <Text role="status">{t('Your account is open. Sign in to begin.')}</Text>
        <Button onClick={() => void session.signIn(`${PORTAL_BASE}/`)}>{t('Sign in')}</Button>
      </Stack>
    )
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack maw={480}>
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
        <TextInput
          id="firstName"
          label={t('First name')}
          autoComplete="given-name"
          required
          maxLength={TEXT_LIMITS.personName.max}
          value={names.firstName}
          onChange={(event) => setNames({ ...names, firstName: event.currentTarget.value })}
          error={errorFor(faults, 'firstName')}
        />
        <TextInput
          id="lastName"
          label={t('Last name')}
          autoComplete="family-name"
          required
          maxLength={TEXT_LIMITS.personName.max}
          value={names.lastName}
          onChange={(event) => setNames({ ...names, lastName: event.currentTarget.value })}
          error={errorFor(faults, 'lastName')}
        />
        <NewPasswordField
          value={password}
          onChange={setPassword}
          personal={[names.firstName, names.lastName, email]}
          error={errorFor(faults, 'password')}
        />
        <div>
          <Button type="submit" loading={loading}>
            {t('Open the account')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
