import { Textarea, type TextareaProps } from '@mantine/core'
import type { Range } from '../../../schema/vocabulary/limits.ts'
import { CountedDescription, Counter } from './counter.tsx'

interface Props extends Omit<TextareaProps, 'value' | 'onChange' | 'inputWrapperOrder'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly limit: Range
}

/** A text area with its limit and a live counter beside it. */
export function CountedTextarea({ value, onChange, limit, description, ...rest }: Props) {
  return (
    <div>
      <Textarea
        {...rest}
        description={
          <CountedDescription value={value} limit={limit}>
            {description}
          </CountedDescription>
        }
        autosize
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Counter value={value} limit={limit} />
    </div>
  )
}
