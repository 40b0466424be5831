import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import type { KillSwitch_RowFragment } from '../../../gql/graphql.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { secondsIn } from '../incidents/incident-words.ts'
import { nameOf, reachWords, secondsWords } from './emergency-words.ts'
import { useEmergencySteps } from './use-emergencies.ts'

interface Props {
  readonly killSwitch: KillSwitch_RowFragment
  readonly mayLift: boolean
  readonly onDone: (news: string) => void
}

/** One emergency: what, who, when and why; how it was resolved, or the form that lifts it. */
export function SwitchItem({ killSwitch, mayLift, onDone }: Props) {
  const { app, reach, reason, createdAt, pulledByName, secondsToRevoke } = killSwitch
  const { liftedAt, liftedByName, liftReason, canLift, incident } = killSwitch
  const isOpen = Boolean(incident && !incident.closedAt)
  return (
    <Paper withBorder p="md" component="li">
      <Stack gap="xs">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {app ? (
            <TextLink to={`/apps/${app.slug}`}>{nameOf(killSwitch)}</TextLink>
          ) : (
            nameOf(killSwitch)
          )}
        </Text>
        <Text size="sm" c="dimmed">
          <Sentence
            text={t('Disabled by {{name}}, <ago/>.', { name: pulledByName })}
            parts={{ ago: <TimeAgo at={createdAt} locale={locale()} /> }}
          />
          {secondsToRevoke !== null && ` ${secondsWords(secondsToRevoke)}`}
        </Text>
        <Text style={{ overflowWrap: 'anywhere' }}>{reason}</Text>
        {reach && (
          <Text size="sm">
            {t('It stopped: {{list}}.', { list: reachWords(reach).join(', ') })}
          </Text>
        )}
        {liftedAt && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            <Sentence
              text={t('Lifted by {{name}}, <ago/>: {{reason}}', {
                name: liftedByName ?? 'Gatehouse',
                reason: liftReason ?? '',
              })}
              parts={{ ago: <TimeAgo at={liftedAt} locale={locale()} /> }}
            />
          </Text>
        )}
        {incident && <Record incident={incident} />}
        {!liftedAt && canLift && isOpen && (
          <Text size="sm" c="dimmed">
            {t('It can be lifted once its incident is closed.')}
          </Text>
        )}
        {!liftedAt && canLift && !isOpen && <LiftForm killSwitch={killSwitch} onDone={onDone} />}
        {!liftedAt && mayLift && !canLift && (
          <Text size="sm" c="dimmed">
            {t('You disabled it, so a second person has to lift it.')}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

function Record({
  incident,
}: {
  readonly incident: NonNullable<KillSwitch_RowFragment['incident']>
}) {
  const { id, closedAt, secondsToRevoke } = incident
  return (
    <Text size="sm">
      <TextLink to={`/incidents/${id}`}>
        {closedAt ? t('Incident, closed') : t('Incident, open')}
      </TextLink>
      {secondsToRevoke !== null &&
        ` ${t('Every server obeyed after {{time}}.', { time: secondsIn(secondsToRevoke) })}`}
    </Text>
  )
}

function LiftForm({ killSwitch, onDone }: Omit<Props, 'mayLift'>) {
  const [isOpen, setIsOpen] = useState(false)
  const [reason, setReason] = useState('')
  const steps = useEmergencySteps()
  const name = nameOf(killSwitch)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const { isDone } = await steps.lift(killSwitch.id, reason)
    if (isDone) onDone(t('Lifted: {{name}}', { name }))
  }

  if (!isOpen) {
    return (
      <Group>
        <Button
          size="sm"
          variant="default"
          aria-label={t('Lift… {{name}}', { name })}
          onClick={() => setIsOpen(true)}
        >
          {t('Lift…')}
        </Button>
      </Group>
    )
  }
  const message = steps.faults[0]?.message ?? steps.problem
  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="sm" maw={640}>
        <CountedTextarea
          label={t('How it was resolved')}
          description={
            killSwitch.vendor
              ? t('Its apps stay suspended until each is reinstated.')
              : t('People sign in again; tokens are not restored.')
          }
          required
          minRows={2}
          limit={TEXT_LIMITS.reason}
          value={reason}
          onChange={setReason}
          error={message}
        />
        <Group gap="xs">
          <Button
            type="submit"
            size="sm"
            loading={steps.isRunning}
            disabled={textLength(reason.trim()) < TEXT_LIMITS.reason.min}
          >
            {t('Lift it')}
          </Button>
          <Button size="sm" variant="default" onClick={() => setIsOpen(false)}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
