import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import { t } from '../../lib/i18n/translate.ts'
import { CountedTextarea } from '../counted-textarea.tsx'
import { Dialog } from '../dialog.tsx'
import { SuccessorField } from './successor-field.tsx'
import { sunsetDay } from './sunset-day.ts'
import type { AppLifecycle } from './use-app-lifecycle.ts'
import { useSuccessor } from './use-successor.ts'
import { useSunsetSteps } from './use-sunset-steps.ts'

interface Props {
  readonly app: AppLifecycle
  readonly onClose: () => void
}

/** Asks on which day an app ends, why, and what takes its place. */
export function SunsetForm({ app, onClose }: Props) {
  const { announce, faults, problem, isRunning } = useSunsetSteps(app)
  const { deprecation, earliestSunsetAt } = app
  // What was announced stays possible: it may be left as it is, or put off.
  const announced = deprecation?.sunsetAt ?? earliestSunsetAt
  const earliest = announced < earliestSunsetAt ? announced : earliestSunsetAt
  const [day, setDay] = useState(announced.slice(0, 10))
  const [note, setNote] = useState(deprecation?.note ?? '')
  const successor = useSuccessor(app)
  const errorOf = (field: string) => faults.find(({ path }) => path?.[0] === field)?.message
  const others = faults.filter(({ path }) => !FIELDS.some((field) => field === path?.[0]))
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const said = { sunsetAt: `${day}T00:00:00Z`, note, successorSlug: successor.slug || null }
    if (await announce(said)) onClose()
  }
  return (
    <Dialog
      onClose={onClose}
      title={
        deprecation
          ? t('Change the announced end of {{name}}', { name: app.name })
          : t('Announce the end of {{name}}', { name: app.name })
      }
      size="lg"
    >
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text size="sm">
            {t(
              'The app works as before until that day. The gallery and My apps say when it ends, and everybody who allowed it, the departments that asked for it and the reviewers are told.',
            )}
          </Text>
          <TextInput
            type="date"
            label={t('Ends on')}
            description={t('A day in UTC, {{day}} at the earliest by the policy of the hospital.', {
              day: sunsetDay(earliest),
            })}
            required
            min={earliest.slice(0, 10)}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            error={errorOf('sunsetAt')}
            style={{ maxWidth: 320 }}
          />
          <CountedTextarea
            label={t('Why it ends')}
            description={t('Everybody who is told reads it.')}
            required
            minRows={3}
            value={note}
            onChange={setNote}
            limit={TEXT_LIMITS.reason}
            error={errorOf('note')}
          />
          <SuccessorField successor={successor} error={errorOf('successorSlug')} />
          {[...others.map(({ message }) => message), ...(problem ? [problem] : [])].map(
            (message) => (
              <Text key={message} role="alert" c="var(--gh-danger)">
                {message}
              </Text>
            ),
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={isRunning}
              disabled={!day || textLength(note.trim()) < TEXT_LIMITS.reason.min}
            >
              {t('Announce')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

const FIELDS = ['sunsetAt', 'note', 'successorSlug'] as const
