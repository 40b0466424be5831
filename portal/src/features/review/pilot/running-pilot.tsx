import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { PilotForm } from './pilot-form.tsx'
import type { PilotSteps } from './use-pilot.ts'

interface Props {
  readonly pilot: NonNullable<NonNullable<PilotSteps['version']>['pilot']>
  readonly mayChange: boolean
  readonly steps: PilotSteps
}

/** A pilot that is not over: its people and its date, and how to change or end it. */
export function RunningPilot({ pilot, mayChange, steps }: Props) {
  const [open, setOpen] = useState<'change' | 'end'>()
  return (
    <Stack gap="md">
      <Text size="sm">
        {t('Until {{date}}, for these people:', { date: exactTime(pilot.endsAt, locale()) })}
      </Text>
      <List size="sm">
        {pilot.users.map(({ email, name }) => (
          <List.Item key={email} style={{ overflowWrap: 'anywhere' }}>
            {name} ({email})
          </List.Item>
        ))}
      </List>
      {!pilot.isRunning && (
        <Text size="sm">
          {t(
            'It rests: the vendor changes the version, or a stage before the pilot is open again. Nobody can use it meanwhile.',
          )}
        </Text>
      )}
      {mayChange && !open && (
        <Group gap="xs">
          <Button variant="default" onClick={() => setOpen('change')}>
            {t('Change list or date')}
          </Button>
          <Button variant="default" onClick={() => setOpen('end')}>
            {t('End the pilot')}
          </Button>
        </Group>
      )}
      {open === 'change' && (
        <PilotForm
          now={{ emails: pilot.users.map(({ email }) => email), endsAt: pilot.endsAt }}
          label={t('Save')}
          isBusy={steps.isBusy}
          onSubmit={async (plan) => {
            const isDone = await steps.update(plan)
            if (isDone) setOpen(undefined)
            return isDone
          }}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {open === 'end' && <EndForm steps={steps} onCancel={() => setOpen(undefined)} />}
    </Stack>
  )
}

function EndForm({ steps, onCancel }: Pick<Props, 'steps'> & { readonly onCancel: () => void }) {
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void steps.end(reason)
      }}
    >
      <Stack gap="xs">
        <CountedTextarea
          label={t('Why it ends before its date')}
          description={t('Everybody on the list is out at once. The vendor reads it.')}
          required
          minRows={2}
          value={reason}
          onChange={setReason}
          limit={TEXT_LIMITS.reason}
        />
        <Group gap="xs">
          <Button
            type="submit"
            color="danger"
            loading={steps.isBusy}
            disabled={textLength(reason.trim()) < TEXT_LIMITS.reason.min}
          >
            {t('End the pilot')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
