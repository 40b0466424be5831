import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'

interface Props {
  readonly children: ReactNode
  /** What the button does. */
  readonly label: string
  readonly isDangerous?: boolean
  readonly isBusy: boolean
  readonly error?: unknown
  readonly faults: readonly UserErrorFields[]
  readonly onSubmit: (password: string) => void
  readonly onCancel: () => void
}

/** The first step of every change of what protects the account: the password once more. */
export function PasswordStep(props: Props) {
  const { children, label, isDangerous = false, isBusy, error, faults, onSubmit, onCancel } = props
  const [password, setPassword] = useState('')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(password)
  }
  const others = faults.filter((fault) => !errorFor([fault], 'password'))
  return (
    <form onSubmit={handleSubmit}>
      <Stack>
        {error !== undefined && <Problem error={error} />}
        {others.map(({ code, message }) => (
          <Text key={code} role="alert" c="var(--gh-danger)">
            {message}
          </Text>
        ))}
        {children}
        <PasswordInput
          data-autofocus
          label="Your password"
          description="So that nobody else can do this at your screen."
          autoComplete="current-password"
          required
          maxLength={TEXT_LIMITS.password.max}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={errorFor(faults, 'password')}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide your password' }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} color={isDangerous ? 'danger' : undefined}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
