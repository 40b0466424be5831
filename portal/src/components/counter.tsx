import { Group, Text, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Range, textLength } from '../../../schema/vocabulary/limits.ts'

interface CountProps {
  readonly value: string
  readonly limit: Range
}

/** From this share of the limit on, what is left is announced while somebody types. */
const NEARLY = 0.9

/** Counts characters against a limit, under a field: "87 of 150 characters, at least 20". */
export function Counter({ value, limit }: CountProps) {
  const length = textLength(value)
  return (
    <>
      <Group justify="flex-end" mt={4} aria-hidden="true">
        <Text size="xs" c={length > limit.max ? 'var(--gh-danger)' : 'dimmed'} className="tabular">
          {length} of {limit.max} characters{least(limit)}
        </Text>
      </Group>
      <VisuallyHidden role="status">
        {length >= limit.max * NEARLY && leftOver(limit.max - length)}
      </VisuallyHidden>
    </>
  )
}

interface DescriptionProps extends CountProps {
  readonly children: ReactNode
}

/** The description of a field, with its limit and how much of it is used for those who do not see the counter. */
export function CountedDescription({ value, limit, children }: DescriptionProps) {
  return (
    <>
      {children}
      <VisuallyHidden>
        {' '}
        At most {limit.max} characters{least(limit)}; {textLength(value)} used.
      </VisuallyHidden>
    </>
  )
}

function least({ min, max }: Range): string {
  return min > 1 && min < max ? `, at least ${min}` : ''
}

function leftOver(left: number): string {
  if (left < 0) return `${-left} ${left === -1 ? 'character' : 'characters'} too many.`
  return left === 1 ? 'One character left.' : `${left} characters left.`
}
