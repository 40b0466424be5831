import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly onAdd: (day: string, name: string) => Promise<boolean>
  readonly isAdding: boolean
  readonly faults: readonly UserErrorFields[]
}

/** Adds a day on which the hospital does not work. */
export function HolidayForm({ onAdd, isAdding, faults }: Props) {
  const [day, setDay] = useState('')
  const [name, setName] = useState('')

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await onAdd(day, name))) return
    setDay('')
    setName('')
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Group align="flex-start" gap="md">
        <TextInput
          type="date"
          label={t('Day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={errorFor(faults, 'day')}
        />
        <TextInput
          label={t('Name')}
          description={t('At most {{max}} characters', { max: TEXT_LIMITS.holidayName.max })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={name}
          maxLength={TEXT_LIMITS.holidayName.max}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errorFor(faults, 'name')}
        />
        <Button type="submit" loading={isAdding} mt={22}>
          {t('Add holiday')}
        </Button>
      </Group>
    </form>
  )
}
