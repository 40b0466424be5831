import { TextInput, type TextInputProps } from '@mantine/core'
import type { Range } from '../../../schema/vocabulary/limits.ts'
import { CountedDescription, Counter } from './counter.tsx'

interface Props
  extends Omit<TextInputProps, 'value' | 'onChange' | 'inputWrapperOrder' | 'maxLength'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly limit: Range
}

/** One line of text with its limit, which it does not let be passed, and a live counter beside it. */
export function CountedTextInput({ value, onChange, limit, description, ...rest }: Props) {
  return (
    <div>
      <TextInput
        {...rest}
        description={
          <CountedDescription value={value} limit={limit}>
            {description}
          </CountedDescription>
        }
        maxLength={limit.max}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Counter value={value} limit={limit} />
    </div>
  )
}
