import { Progress, Text } from '@mantine/core'
import { useDeferredValue } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { PasswordField } from '../../../components/password-field.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useViewer } from '../../../lib/use-viewer.ts'
import type { PasswordAdvice } from './judge-password.ts'
import { usePasswordAdvice } from './use-password-advice.ts'

interface Props {
  readonly label?: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Names and addresses of the person: what a guesser tries first. */
  readonly personal: readonly string[]
  readonly error?: string | undefined
}

const COLORS = ['danger', 'danger', 'warning', 'teal', 'teal'] as const
const STEPS = 4

/** A field for a new password, with how strong it is in a bar and in words that are announced. */
export function NewPasswordField({
  label = t('Password'),
  value,
  onChange,
  personal,
  error,
}: Props) {
  const { organization } = useViewer()
  const typed = useDeferredValue(value)
  const advice = usePasswordAdvice(typed, [...personal, organization?.name ?? '', 'gatehouse'])
  return (
    <div>
      <PasswordField
        id="password"
        label={label}
        description={t('At least {{min}} characters. A few unrelated words make a good password.', {
          min: TEXT_LIMITS.password.min,
        })}
        autoComplete="new-password"
        value={value}
        onChange={onChange}
        error={error}
        toggleLabel={t('Show or hide the password')}
      />
      <Strength advice={advice} />
    </div>
  )
}

function Strength({ advice }: { readonly advice: PasswordAdvice | undefined }) {
  const score = advice?.score ?? 0
  const isBegun = advice !== undefined && advice.word !== 'Too short'
  return (
    <div style={{ minHeight: 34, marginTop: 8 }}>
      <Progress
        value={isBegun ? Math.max(1, score) * (100 / STEPS) : 0}
        color={COLORS[score] ?? 'danger'}
        size="sm"
        aria-hidden="true"
      />
      <Text size="sm" c="dimmed" mt={4} aria-live="polite" data-testid="password-strength">
        {advice && (
          <>
            <strong>{t(advice.word)}.</strong> {advice.hint}
          </>
        )}
      </Text>
    </div>
  )
}
