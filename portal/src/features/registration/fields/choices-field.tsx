import { Checkbox, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { optionsOf } from '../../../components/names.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import type { DraftField } from '../draft/draft-fields.ts'
import { fieldId } from './field-id.ts'

interface Props<Word extends string> {
  readonly field: DraftField
  readonly label: string
  readonly help: ReactNode
  readonly words: readonly Word[]
  readonly names: Readonly<Record<Word, string>>
  readonly value: readonly Word[]
  readonly onChange: (value: Word[]) => void
  readonly required?: boolean
}

/** Several of a few: a group of checkboxes. */
export function ChoicesField<Word extends string>(props: Props<Word>) {
  const { field, label, help, words, names, value, onChange, required } = props
  const { errorOf, touch } = useCurrentDraft()
  const handleChange = (chosen: string[]) => {
    onChange(words.filter((word) => chosen.includes(word)))
    touch(field)
  }
  return (
    <Checkbox.Group
      id={fieldId(field)}
      tabIndex={-1}
      label={label}
      description={help}
      withAsterisk={required}
      value={[...value]}
      onChange={handleChange}
      error={errorOf(field)}
    >
      <Group gap="md" mt="xs">
        {optionsOf(words, names).map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
