import { Group, Text, Textarea, type TextareaProps } from '@mantine/core'
import { type Range, textLength } from '../../../schema/vocabulary/limits.ts'

interface Props extends Omit<TextareaProps, 'value' | 'onChange' | 'inputWrapperOrder'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly limit: Range
}

/** A text area with its limit and a live counter beside it. */
export function CountedTextarea({ value, onChange, limit, ...rest }: Props) {
  return (
    <div>
      <Textarea
        {...rest}
        autosize
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Counter value={value} limit={limit} />
    </div>
  )
}

/** Counts characters against a limit: "87 of 150 characters, at least 20". */
function Counter({ value, limit }: { readonly value: string; readonly limit: Range }) {
  const length = textLength(value)
  const least = limit.min > 1 ? `, at least ${limit.min}` : ''
  return (
    <Group justify="flex-end" mt={4}>
      <Text size="xs" c={length > limit.max ? 'var(--gh-danger)' : 'dimmed'} className="tabular">
        {length} of {limit.max} characters{least}
      </Text>
    </Group>
  )
}
