import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { DATA_POLICY_STATE_NAMES } from '../../../../../schema/vocabulary/data-policy.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { PolicyFigures } from './policy-figures.tsx'
import { RuleList } from './rule-list.tsx'
import { StepFault } from './step-fault.tsx'
import { UncheckedElements } from './unchecked-elements.tsx'
import type { DataPolicy, DataPolicySteps } from './use-data-policy.ts'

interface Props {
  readonly policy: DataPolicy
  readonly steps: DataPolicySteps
  readonly onEdit: () => void
}

/** The version that is not in force yet: its rules, what they would have done, and the next step. */
export function OpenVersion({ policy, steps, onEdit }: Props) {
  const { number, proposedBy, rules, state, summary } = policy
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="open-version">
      <Stack gap="md">
        <Group gap="sm">
          <Title order={2} id="open-version">
            {t('Version {{number}} is being written', { number })}
          </Title>
          <Badge variant="default" tt="none">
            {t(DATA_POLICY_STATE_NAMES[state])}
          </Badge>
        </Group>
        <Text style={{ overflowWrap: 'anywhere' }}>{summary}</Text>
        <Text size="sm" c="dimmed">
          {t('Written by {{proposedBy}}', { proposedBy: proposedBy ?? 'Gatehouse' })}
        </Text>
        <RuleList rules={rules} />
        <UncheckedElements policy={policy} />
        <Preview policy={policy} steps={steps} />
        <NextStep policy={policy} steps={steps} onEdit={onEdit} />
      </Stack>
    </Paper>
  )
}

const PERIODS = [7, 14, 30, 90]
const FIRST_PERIOD = 14

function Preview({ policy, steps }: Pick<Props, 'policy' | 'steps'>) {
  const { preview, previewedAt } = policy
  const [days, setDays] = useState(preview?.days ?? FIRST_PERIOD)
  const periods = [...new Set([...PERIODS, days])].toSorted((a, b) => a - b)
  const { outcome } = steps
  const handlePreview = async () => {
    if (!(await steps.preview(policy, days))) return
    notifications.show({ message: t('The figures are new.') })
  }
  return (
    <Stack gap="md" component="section" aria-labelledby="preview">
      <Title order={3} id="preview">
        {t('What it would have done')}
      </Title>
      {preview ? (
        <PolicyFigures preview={preview} at={previewedAt} />
      ) : (
        <Text c="dimmed">
          {t(
            'Nobody has looked yet. A preview replays recorded requests; without one, nobody can put this version in force.',
          )}
        </Text>
      )}
      <Group align="flex-end">
        <NativeSelect
          label={t('Recorded requests of')}
          data={periods.map((each) => ({
            value: String(each),
            label: tn('{{count}} day', '{{count}} days', each),
          }))}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
        <Button
          variant={preview ? 'default' : 'filled'}
          loading={outcome?.step === 'preview' && outcome.isRunning}
          disabled={outcome?.isRunning}
          onClick={() => void handlePreview()}
        >
          {preview ? t('Preview again') : t('Preview it')}
        </Button>
      </Group>
      <StepFault outcome={outcome} of="preview" />
    </Stack>
  )
}

function NextStep({ policy, steps, onEdit }: Props) {
  const { canPublish, preview } = policy
  const { outcome } = steps
  const isRunning = outcome?.isRunning ?? false
  const take = async (step: Promise<boolean>, message: string) => {
    if (await step) notifications.show({ message })
  }
  return (
    <Stack gap="md">
      {!canPublish && (
        <Text c="dimmed">{t('You wrote it, so somebody else has to put it in force.')}</Text>
      )}
      <StepFault outcome={outcome} of="publish" />
      <StepFault outcome={outcome} of="discard" />
      <Group>
        {preview && canPublish && (
          <Button
            loading={outcome?.step === 'publish' && isRunning}
            disabled={isRunning}
            onClick={() =>
              void take(
                steps.publish(policy),
                t('It is in force, on every server within a second.'),
              )
            }
          >
            {t('Put it in force')}
          </Button>
        )}
        <Button variant="default" disabled={isRunning} onClick={onEdit}>
          {t('Change it')}
        </Button>
        <Button
          variant="default"
          loading={outcome?.step === 'discard' && isRunning}
          disabled={isRunning}
          onClick={() => void take(steps.discard(policy), t('The draft was given up.'))}
        >
          {t('Give it up')}
        </Button>
      </Group>
    </Stack>
  )
}
