import { Button, Group, Stack, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { PasswordField } from '../../../components/password-field.tsx'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import { NewPasswordField } from '../password/new-password-field.tsx'
import { usePasswordChange } from './security-mutations.ts'

const EMPTY = { currentPassword: '', password: '' }

/** Changes the password; other browsers are signed out, and apps have to be opened anew. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const [typed, setTyped] = useState(EMPTY)
  const [change, { data, loading, error }] = usePasswordChange()
  const { viewer } = useViewer()
  const faults = readFragment(USER_ERROR, data?.accountPasswordChange.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await change({ variables: typed }).catch(() => undefined)
    if (!result?.data?.accountPasswordChange.accepted) return
    setTyped(EMPTY)
    notifications.show({
      message: t(
        'Your password is changed. Other browsers are signed out, and apps ask you to sign in again.',
      ),
    })
    onChanged()
  }

  return (
    <section aria-labelledby="password-title">
      <Title order={2} id="password-title" mb="sm">
        {t('Password')}
      </Title>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack maw={480}>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <PasswordField
            id="currentPassword"
            label={t('Current password')}
            autoComplete="current-password"
            value={typed.currentPassword}
            onChange={(currentPassword) => setTyped({ ...typed, currentPassword })}
            error={errorFor(faults, 'currentPassword')}
            toggleLabel={t('Show or hide the current password')}
          />
          <NewPasswordField
            label={t('New password')}
            value={typed.password}
            onChange={(password) => setTyped({ ...typed, password })}
            personal={[viewer?.name ?? '', viewer?.email ?? '']}
            error={errorFor(faults, 'password')}
          />
          <Group>
            <Button type="submit" loading={loading}>
              {t('Change the password')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  )
}
