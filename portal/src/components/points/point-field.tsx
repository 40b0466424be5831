import { Checkbox, NumberInput, Select, Text, TextInput } from '@mantine/core'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { CheckPoint_PointFragment } from '../../gql/graphql.ts'
import { CountedTextarea } from '../counted-textarea.tsx'
import { headingOf, labelOf, type PointAnswers } from './point-answers.ts'

type Point = CheckPoint_PointFragment

interface Props {
  readonly point: Point
  /** The point above it, whose heading is not said twice. */
  readonly above: Point | undefined
  readonly answers: PointAnswers
}

/** One point of a form, as it is answered: a tick, words, a number, a choice or a day. */
export function PointField({ point, above, answers }: Props) {
  const heading = headingOf(point)
  return (
    <>
      {heading && (!above || headingOf(above) !== heading) && (
        <Text fw={600} size="sm" mt="xs">
          {heading}
        </Text>
      )}
      <Field point={point} answers={answers} />
    </>
  )
}

function Field({ point, answers }: Pick<Props, 'point' | 'answers'>) {
  const { key, kind, isRequired, choices } = point
  const label = labelOf(point)
  const value = answers.valueOf(key)
  const set = (next: string) => answers.answer(key, next)
  switch (kind) {
    case 'TEXT':
      return (
        <CountedTextarea
          label={label}
          required={isRequired}
          minRows={1}
          limit={{ ...TEXT_LIMITS.templateAnswer, min: 0 }}
          value={value}
          onChange={set}
        />
      )
    case 'NUMBER':
      return (
        <NumberInput
          label={label}
          required={isRequired}
          inputMode="decimal"
          allowNegative={false}
          allowedDecimalSeparators={['.', ',']}
          decimalScale={3}
          hideControls
          value={value}
          onChange={(next) => set(String(next))}
        />
      )
    case 'CHOICE':
      return (
        <Select
          label={label}
          required={isRequired}
          clearable
          data={[...choices]}
          value={value || null}
          onChange={(chosen) => set(chosen ?? '')}
        />
      )
    case 'DATE':
      return (
        <TextInput
          type="date"
          label={label}
          required={isRequired}
          value={value}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    default:
      return (
        <Checkbox
          label={label}
          checked={answers.isTicked(key)}
          onChange={(event) => answers.tick(key, event.currentTarget.checked)}
        />
      )
  }
}
