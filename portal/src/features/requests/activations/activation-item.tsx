import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { ACTIVATION_STATE_NAMES } from '../../../../../schema/vocabulary/activation.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type ActivationStep, STEPS } from './answer-copy.ts'
import type { ActivationRow } from './use-activations.ts'

interface Props {
  readonly activation: ActivationRow
  readonly onStep: (step: ActivationStep) => void
}

/** One request of a department: for which app, what for, and what was answered. */
export function ActivationItem({ activation, onStep }: Props) {
  const { appName, department, note, state, requestedBy, createdAt } = activation
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="xs">
        <Group gap="sm">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {t('{{department}} asks for {{appName}}', { department, appName })}
          </Text>
          <Badge variant="default" tt="none">
            {t(ACTIVATION_STATE_NAMES[state])}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          <Sentence
            text={t('<ago/> by {{recordedBy}}', { recordedBy: requestedBy.name })}
            parts={{ ago: <TimeAgo at={createdAt} locale={locale()} /> }}
          />
        </Text>
        {note && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{note}</Text>}
        <Answered activation={activation} />
        <Steps activation={activation} onStep={onStep} />
      </Stack>
    </Paper>
  )
}

function Answered({ activation }: Pick<Props, 'activation'>) {
  const { decidedAt, decidedBy, reason, state } = activation
  if (!decidedAt || !decidedBy) return null
  return (
    <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      <Sentence
        text={t('{{state}} by {{decidedBy}} <ago/>', {
          state: t(ACTIVATION_STATE_NAMES[state]),
          decidedBy: decidedBy.name,
        })}
        parts={{ ago: <TimeAgo at={decidedAt} locale={locale()} /> }}
      />
      {reason && `: ${reason}`}
    </Text>
  )
}

function Steps({ activation, onStep }: Props) {
  const { appName, canDecide, canWithdraw, canEnd } = activation
  const steps: ActivationStep[] = [
    ...(canDecide ? (['ACTIVATED', 'DECLINED'] as const) : []),
    ...(canWithdraw ? (['WITHDRAWN'] as const) : []),
    ...(canEnd ? (['ENDED'] as const) : []),
  ]
  if (steps.length === 0) return null
  return (
    <Group gap="xs">
      {steps.map((step) => (
        <Button
          key={step}
          size="xs"
          variant={step === 'ACTIVATED' ? 'filled' : 'default'}
          onClick={() => onStep(step)}
          aria-label={t('{{action}}: {{appName}}', { action: t(STEPS[step].action), appName })}
        >
          {t(STEPS[step].action)}
        </Button>
      ))}
    </Group>
  )
}
