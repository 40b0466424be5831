import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { errorFor, fieldPath, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { NewPasswordField } from '../password/new-password-field.tsx'
import { useAccountRegister } from './use-account-register.ts'

const EMPTY = { firstName: '', lastName: '', email: '', password: '' }

/** The form of the sign-up: names, address, password. */
export function SignUpForm({ onAccepted }: { readonly onAccepted: (email: string) => void }) {
  const [params] = useSearchParams()
  const [account, setAccount] = useState({ ...EMPTY, email: params.get('email') ?? '' })
  const [register, { data, loading, error }] = useAccountRegister()
  const faults = readFragment(USER_ERROR, data?.accountRegister.userErrors ?? [])
  const set = (part: Partial<typeof EMPTY>) => setAccount((before) => ({ ...before, ...part }))

  const invitationToken = params.get('invitation')

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await register({ variables: { input: { ...account, invitationToken } } }).catch(
      () => undefined,
    )
    if (result?.data?.accountRegister.accepted) onAccepted(account.email)
  }

  const nameProps = (field: 'firstName' | 'lastName') => ({
    id: field,
    required: true,
    maxLength: TEXT_LIMITS.personName.max,
    value: account[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      set({ [field]: event.currentTarget.value }),
    error: errorFor(faults, field),
  })

  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="md" maw={480}>
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary
          title={t('Please look at this again')}
          items={faults.map((fault) => {
            const fieldId = fieldPath(fault)[0]
            return { key: `${fieldId} ${fault.code}`, message: fault.message, fieldId }
          })}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('First name')}
            autoComplete="given-name"
            {...nameProps('firstName')}
          />
          <TextInput label={t('Last name')} autoComplete="family-name" {...nameProps('lastName')} />
        </Group>
        <TextInput
          id="email"
          type="email"
          label={t('E-mail')}
          description={t('We send a link to this address to make sure that it is yours.')}
          autoComplete="email"
          required
          maxLength={TEXT_LIMITS.email.max}
          value={account.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
          error={errorFor(faults, 'email')}
        />
        <NewPasswordField
          value={account.password}
          onChange={(password) => set({ password })}
          personal={[account.firstName, account.lastName, account.email]}
          error={errorFor(faults, 'password')}
        />
        <Group justify="space-between">
          <Button type="submit" loading={loading}>
            {t('Create the account')}
          </Button>
          <TextLink to="/">{t('I have an account')}</TextLink>
        </Group>
      </Stack>
    </form>
  )
}
