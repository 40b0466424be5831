import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { FACTOR_RESET_STATE_NAMES } from '../../../../../schema/vocabulary/second-factor.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Facts } from '../../../components/facts.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { FactorResetStep } from './factor-reset-step.ts'
import type { FactorReset } from './use-factor-resets.ts'

interface Props {
  readonly reset: FactorReset
  readonly onStep: (step: FactorResetStep) => void
}

/** One request: who asks, what was found out, and what can be done about it now. */
export function FactorResetItem({ reset, onStep }: Props) {
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="sm">
        <Group gap="sm">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {reset.name}
          </Text>
          <Badge variant="default" tt="none">
            {t(FACTOR_RESET_STATE_NAMES[reset.state])}
          </Badge>
        </Group>
        <Facts
          facts={[
            { term: t('E-mail'), value: reset.email },
            { term: t('Asked'), value: <TimeAgo at={reset.createdAt} locale={locale()} /> },
            { term: t('From'), value: reset.sourceAddress },
            {
              term: t('Confirmed by'),
              value: reset.isStaff
                ? t('Two administrators, as this person decides about apps')
                : t('One administrator'),
            },
          ]}
        />
        <History reset={reset} />
        <Actions reset={reset} onStep={onStep} />
      </Stack>
    </Paper>
  )
}

function History({ reset }: Pick<Props, 'reset'>) {
  return (
    <>
      {reset.identityCheck && reset.checkedAt && (
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          <Sentence
            text={t('{{checkedByName}} checked who it is <ago/>: {{identityCheck}}', {
              checkedByName: reset.checkedByName ?? '',
              identityCheck: reset.identityCheck,
            })}
            parts={{ ago: <TimeAgo at={reset.checkedAt} locale={locale()} /> }}
          />
        </Text>
      )}
      {reset.decidedAt && reset.decidedByName && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          <Sentence
            text={t('{{state}} by {{decidedBy}} <ago/>', {
              state: t(FACTOR_RESET_STATE_NAMES[reset.state]),
              decidedBy: reset.decidedByName,
            })}
            parts={{ ago: <TimeAgo at={reset.decidedAt} locale={locale()} /> }}
          />
          {reset.decisionReason && `: ${reset.decisionReason}`}
        </Text>
      )}
    </>
  )
}

function Actions({ reset, onStep }: Props) {
  const { canCheck, canConfirm, canDecline, state, name } = reset
  if (state === 'CHECKED' && !canConfirm) {
    return (
      <>
        <Text c="dimmed">{t('A second administrator has to confirm this.')}</Text>
        {canDecline && <Decline name={name} onStep={onStep} />}
      </>
    )
  }
  if (state === 'REQUESTED' && !canCheck) {
    return <Text c="dimmed">{t('This is your own account, so somebody else has to decide.')}</Text>
  }
  if (!canDecline) return null
  return (
    <Group gap="xs">
      {canCheck && (
        <Button
          size="xs"
          onClick={() => onStep('CHECK')}
          aria-label={t('Record the check of {{name}}', { name })}
        >
          {t('Record the check')}
        </Button>
      )}
      {canConfirm && (
        <Button
          size="xs"
          onClick={() => onStep('CONFIRM')}
          aria-label={t('Confirm for {{name}}', { name })}
        >
          {t('Confirm')}
        </Button>
      )}
      <Decline name={name} onStep={onStep} />
    </Group>
  )
}

function Decline({ name, onStep }: { readonly name: string; readonly onStep: Props['onStep'] }) {
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => onStep('DECLINE')}
      aria-label={t('Decline for {{name}}', { name })}
    >
      {t('Decline')}
    </Button>
  )
}
