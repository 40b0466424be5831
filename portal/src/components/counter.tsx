import { Group, Text, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Range, textLength } from '../../../schema/vocabulary/limits.ts'
import { t, tn } from '../lib/i18n/translate.ts'

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
          {t('{{length}} of {{max}} characters{{least}}', {
            length,
            max: limit.max,
            least: least(limit),
          })}
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
        {` ${t('At most {{max}} characters{{least}}; {{used}} used.', {
          max: limit.max,
          least: least(limit),
          used: textLength(value),
        })}`}
      </VisuallyHidden>
    </>
  )
}

function least({ min, max }: Range): string {
  return min > 1 && min < max ? t(', at least {{min}}', { min }) : ''
}

function leftOver(left: number): string {
  if (left < 0) return tn('{{count}} character too many.', '{{count}} characters too many.', -left)
  return left === 1 ? t('One character left.') : t('{{left}} characters left.', { left })
}
