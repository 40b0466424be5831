import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { PasswordField } from '../../../components/password-field.tsx'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly children: ReactNode
  /** What the button does. */
  readonly label: string
  readonly isDangerous?: boolean
  readonly isBusy: boolean
  readonly error?: unknown
  /** All of them; fields beside the password show their own, under ids that begin with `FIELD_PREFIX`. */
  readonly faults: readonly UserErrorFields[]
  readonly onSubmit: (password: string) => void
  readonly onCancel: () => void
}

/** What the ids of the fields of such a dialog begin with: the page behind it has a password of its own. */
export const FIELD_PREFIX = 'confirm-'

/** The first step of every change of what protects the account: the password once more. */
export function PasswordStep(props: Props) {
  const { children, label, isDangerous = false, isBusy, error, faults, onSubmit, onCancel } = props
  const [password, setPassword] = useState('')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(password)
  }
  return (
    <form onSubmit={handleSubmit}>
      <Stack>
        {error !== undefined && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary
          title={t('Please look at this again')}
          items={faultItems(faults, FIELD_PREFIX)}
        />
        {children}
        <PasswordField
          id={`${FIELD_PREFIX}password`}
          isFirst
          label={t('Your password')}
          description={t('So that nobody else can do this at your screen.')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={errorFor(faults, 'password')}
          toggleLabel={t('Show or hide your password')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={isBusy} color={isDangerous ? 'danger' : undefined}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
