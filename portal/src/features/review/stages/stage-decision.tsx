import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import {
  STAGE_STATE_NAMES,
  type StageState,
  stageRule,
} from '../../../../../schema/vocabulary/stage.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { CHECK_POINT } from '../../../components/points/check-point.ts'
import { usePointAnswers } from '../../../components/points/point-answers.ts'
import { PointField } from '../../../components/points/point-field.tsx'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import type { StageReview } from './stage-review.ts'
import styles from './stages.module.css'
import type { StageSteps } from './use-stage-steps.ts'

interface Props {
  readonly review: StageReview
  readonly steps: StageSteps
}

const VERBS: Readonly<Record<StageState, string>> = {
  PASSED: mark('Pass'),
  FAILED: mark('Fail'),
  WAIVED: mark('Waive'),
  IN_PROGRESS: mark('Open again'),
  NOT_STARTED: mark('Not started'),
}

/** The checklist of a stage, the words that go with the decision, and a button for each decision that is possible. */
export function StageDecision({ review, steps }: Props) {
  const { stage, allowedDecisions, formText } = review
  const checklist = readFragment(CHECK_POINT, review.checklist)
  const answers = usePointAnswers(checklist)
  const [reason, setReason] = useState('')
  const name = t(stageRule(stage).name)
  const isOpen = allowedDecisions.includes('PASSED')

  const handleDecide = async (state: StageState) => {
    const isTaken = await steps.decide({ state, reason, ...answers.input })
    if (!isTaken) return
    setReason('')
    notifications.show({ message: `${name}: ${t(STAGE_STATE_NAMES[state]).toLowerCase()}.` })
  }

  return (
    <Stack gap="sm">
      {formText && (
        <details>
          <summary>
            {t('Text of the form, version {{version}}', { version: review.templateVersion ?? 1 })}
          </summary>
          <Text size="sm" mt="xs" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {t(formText)}
          </Text>
        </details>
      )}
      {checklist.length > 0 && (
        <fieldset className={styles.points} disabled={!isOpen}>
          <Text component="legend" size="sm" fw={600} mb={4}>
            {t('Checklist ({{count}} of {{count2}})', {
              count: answers.count,
              count2: checklist.length,
            })}
          </Text>
          {stage === 'PRODUCTION_LAUNCH' && (
            <Text size="sm" c="dimmed">
              {t('Whoever approves the version answers these points with the approval.')}
            </Text>
          )}
          {checklist.map((point, place) => (
            <PointField
              key={point.key}
              point={point}
              above={checklist[place - 1]}
              answers={answers}
            />
          ))}
        </fieldset>
      )}
      {allowedDecisions.length > 0 && (
        <>
          <CountedTextarea
            label={
              isOpen
                ? t('Words on {{name}}', { name: name.toLowerCase() })
                : t('Why it is opened again')
            }
            description={
              isOpen
                ? t('Needed to fail or waive it. Reviewers read it; the vendor does not.')
                : t('Reviewers read it; the vendor does not.')
            }
            minRows={2}
            value={reason}
            onChange={setReason}
            limit={TEXT_LIMITS.reason}
          />
          <Group gap="xs">
            {allowedDecisions.map((state) => (
              <Button
                key={state}
                size="sm"
                variant={state === 'PASSED' ? 'filled' : 'default'}
                loading={steps.isRunning}
                disabled={state !== 'PASSED' && textLength(reason.trim()) < TEXT_LIMITS.reason.min}
                onClick={() => void handleDecide(state)}
              >
                {`${t(VERBS[state])} ${name.toLowerCase()}`}
              </Button>
            ))}
          </Group>
        </>
      )}
    </Stack>
  )
}
