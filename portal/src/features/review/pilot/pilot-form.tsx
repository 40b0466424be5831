import { Button, Group, Stack, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { COUNT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { PilotPlan } from './use-pilot.ts'

interface Props {
  /** The pilot as it is; nothing for one that starts. */
  readonly now?: { readonly emails: readonly string[]; readonly endsAt: string }
  readonly label: string
  readonly isBusy: boolean
  readonly onSubmit: (plan: PilotPlan) => Promise<boolean>
  readonly onCancel?: () => void
}

const DAY_MS = 86_400_000

/** Asks who tries a version out, by address, and until the end of which day. */
export function PilotForm({ now, label, isBusy, onSubmit, onCancel }: Props) {
  const [users, setUsers] = useState<string[]>([...(now?.emails ?? [])])
  const [day, setDay] = useState(dayOf(now ? new Date(now.endsAt) : daysAhead(30)))
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const endsAt = new Date(`${day}T23:59:59`)
    if (Number.isNaN(endsAt.getTime())) return
    await onSubmit({ users, endsAt: endsAt.toISOString() })
  }
  const { max } = COUNT_LIMITS.pilotUsers
  const days = COUNT_LIMITS.pilotDays.max
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Stack gap="md">
        <TagsInput
          label={t('Who tries it out')}
          description={t('E-mail addresses of accounts, {{max}} at most. Press Enter after each.', {
            max,
          })}
          required
          value={users}
          onChange={setUsers}
          maxTags={max}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          clearable
          clearButtonProps={{ 'aria-label': t('Take everybody off the list') }}
        />
        <TextInput
          type="date"
          label={t('Until the end of')}
          description={t('At most {{days}} days from its start. Then it is over by itself.', {
            days,
          })}
          required
          min={dayOf(daysAhead(0))}
          max={dayOf(daysAhead(days - 1))}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
          style={{ maxWidth: 260 }}
        />
        <Group gap="xs">
          <Button type="submit" loading={isBusy} disabled={users.length === 0 || !day}>
            {label}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('Cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function daysAhead(days: number): Date {
  return new Date(Date.now() + days * DAY_MS)
}

/** A day as a date field has it, in the reader's own zone. */
function dayOf(date: Date): string {
  const two = (number: number) => `${number}`.padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
