import { Button, Fieldset, Group, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AppVersionTransition } from '../../../../schema/vocabulary/app-transition.ts'
import { TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import {
  PATIENT_APP_REJECTION_CODES,
  REJECTION_CODE_NAMES,
  REJECTION_CODES,
  type RejectionCode,
} from '../../../../schema/vocabulary/registration.ts'
import type { CheckPoint_PointFragment } from '../../gql/graphql.ts'
import { t } from '../../lib/i18n/translate.ts'
import { CountedTextarea } from '../counted-textarea.tsx'
import { Dialog } from '../dialog.tsx'
import { optionsOf, versionName } from '../names.ts'
import { usePointAnswers } from '../points/point-answers.ts'
import { PointField } from '../points/point-field.tsx'
import { Problem } from '../problem.tsx'
import type { UserErrorFields } from '../user-error.ts'
import { isReasonAsked, isReasonNeeded, transitionCopy } from './transition-copy.ts'
import type { TransitionSubject } from './transition-subject.ts'
import { useTransition } from './use-transition.ts'

interface Props {
  readonly version: TransitionSubject
  readonly transition: AppVersionTransition
  /** What has to be answered with it: the launch approval record of an approval. */
  readonly points?: readonly CheckPoint_PointFragment[]
  readonly onClose: () => void
  readonly onMoved: (transition: AppVersionTransition) => void
}

/** Asks for one transition: says what will happen, and takes the reason where one is due. */
export function TransitionDialog({ version, transition, points = [], onClose, onMoved }: Props) {
  const copy = transitionCopy(transition)
  const [reason, setReason] = useState('')
  const [code, setCode] = useState<RejectionCode | null>(null)
  const answers = usePointAnswers(points)
  const { run, faults, error, isRunning } = useTransition()
  const isComplete =
    (!isReasonNeeded(transition, version.status) || textLength(reason.trim()) > 0) &&
    (transition !== 'REJECT' || code !== null)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const decision = {
      transition,
      reason,
      code,
      ...(points.length > 0 && { record: answers.input }),
    }
    const target = { versionId: version.id, expectedRevision: version.revision }
    if (await run({ ...decision, ...target })) onMoved(transition)
  }

  return (
    <Dialog onClose={onClose} title={copy.label} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          <Text>
            <strong>{versionName(version.name, version.number)}.</strong> {copy.consequence}
          </Text>
          {error !== undefined && (
            <Problem error={error} kept={t('If in doubt, try again: it is done only once.')} />
          )}
          {transition === 'REJECT' && (
            <RejectionCodeSelect version={version} value={code} onChange={setCode} />
          )}
          {points.length > 0 && (
            <Fieldset legend={t('Launch approval record')}>
              <Stack gap="xs">
                {points.map((point, place) => (
                  <PointField
                    key={point.key}
                    point={point}
                    above={points[place - 1]}
                    answers={answers}
                  />
                ))}
              </Stack>
            </Fieldset>
          )}
          {isReasonAsked(transition, version.status) && (
            <CountedTextarea
              label={copy.reasonLabel}
              required={isReasonNeeded(transition, version.status)}
              minRows={3}
              value={reason}
              onChange={setReason}
              limit={TEXT_LIMITS.reason}
            />
          )}
          {faults.map((fault) => (
            <Text key={fault.message} role="alert" c="var(--gh-danger)">
              {fault.message} {stepsInstead(fault)}
            </Text>
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={isRunning}
              disabled={!isComplete}
              color={copy.isGrave ? 'danger' : 'teal'}
            >
              {copy.label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** The steps somebody can take instead of one that was refused. */
function stepsInstead(fault: UserErrorFields): string {
  if (fault.__typename !== 'TransitionError' || fault.allowed.length === 0) return ''
  const steps = fault.allowed.map((step) => transitionCopy(step).label).join(', ')
  return t('Possible now: {{steps}}.', { steps })
}

interface CodeProps {
  readonly version: TransitionSubject
  readonly value: RejectionCode | null
  readonly onChange: (code: RejectionCode | null) => void
}

/** Offers the grounds the law leaves: an app for patients has only three (A19 O3). */
function RejectionCodeSelect({ version, value, onChange }: CodeProps) {
  const isForPatients = version.audiences.includes('PATIENT')
  const codes = isForPatients ? PATIENT_APP_REJECTION_CODES : REJECTION_CODES
  return (
    <Select
      label={t('Ground')}
      required
      description={
        isForPatients
          ? t('An app for patients can be turned away on these grounds only.')
          : t('The vendor reads it together with your reason.')
      }
      data={optionsOf(codes, REJECTION_CODE_NAMES)}
      value={value}
      onChange={onChange}
    />
  )
}
