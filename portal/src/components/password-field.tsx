import { PasswordInput } from '@mantine/core'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'

interface Props {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
  /** What the button says that makes it readable. */
  readonly toggleLabel: string
  /** Does the dialog it stands in begin here? */
  readonly isFirst?: boolean
}

/** A field for a password that tells assistive technology its description and its fault, as Mantine's does not. */
export function PasswordField(props: Props) {
  const { id, description, value, onChange, error, toggleLabel, isFirst, ...rest } = props
  const described = [description && `${id}-description`, error && `${id}-error`].filter(Boolean)
  return (
    <PasswordInput
      {...rest}
      id={id}
      description={description}
      error={error}
      required
      maxLength={TEXT_LIMITS.password.max}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      aria-invalid={error ? true : undefined}
      aria-describedby={described.join(' ') || undefined}
      data-autofocus={isFirst}
      visibilityToggleButtonProps={{ 'aria-label': toggleLabel }}
    />
  )
}
