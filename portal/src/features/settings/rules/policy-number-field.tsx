import { NumberInput } from '@mantine/core'
import {
  POLICY_NUMBERS,
  type PolicyNumber,
} from '../../../../../schema/vocabulary/governance-policy.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly name: PolicyNumber
  readonly value: number
  readonly isReadOnly: boolean
  readonly onChange: (value: number) => void
  readonly error: string | undefined
}

const UNITS = {
  BUSINESS_DAYS: mark('{{min}} to {{max}} business days'),
  DAYS: mark('{{min}} to {{max}} days'),
  MONTHS: mark('{{min}} to {{max}} months'),
} as const

/** One number of the policy, with its ends in words. */
export function PolicyNumberField({ name, value, isReadOnly, onChange, error }: Props) {
  const { min, max, name: label, unit } = POLICY_NUMBERS[name]
  return (
    <NumberInput
      id={`policy-${name}`}
      readOnly={isReadOnly}
      hideControls={isReadOnly}
      styles={{ wrapper: { maxWidth: 240 } }}
      label={t(label)}
      description={t(UNITS[unit], { min, max })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      allowDecimal={false}
      min={min}
      max={max}
      clampBehavior="none"
      onChange={(next) => typeof next === 'number' && onChange(next)}
      error={error}
    />
  )
}
