import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AppVersionTransition } from '../../../../schema/vocabulary/app-transition.ts'
import { TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import {
  PATIENT_APP_REJECTION_CODES,
  REJECTION_CODE_NAMES,
  REJECTION_CODES,
  type RejectionCode,
} from '../../../../schema/vocabulary/registration.ts'
import { t } from '../../lib/i18n/translate.ts'
import { CountedTextarea } from '../counted-textarea.tsx'
import { Dialog } from '../dialog.tsx'
import { optionsOf, versionName } from '../names.ts'
import { Problem } from '../problem.tsx'
import { isReasonAsked, isReasonNeeded, transitionCopy } from './transition-copy.ts'
import type { TransitionSubject } from './transition-subject.ts'
import { useTransition } from './use-transition.ts'

interface Props {
  readonly version: TransitionSubject
  readonly transition: AppVersionTransition
  readonly onClose: () => void
  readonly onMoved: (transition: AppVersionTransition) => void
}

/** Asks for one transition: says what will happen, and takes the reason where one is due. */
export function TransitionDialog({ version, transition, onClose, onMoved }: Props) {
  const copy = transitionCopy(transition)
  const [reason, setReason] = useState('')
  const [code, setCode] = useState<RejectionCode | null>(null)
  const { run, faults, error, isRunning } = useTransition()
  const isComplete =
    (!isReasonNeeded(transition, version.status) || textLength(reason.trim()) > 0) &&
    (transition !== 'REJECT' || code !== null)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const decision = { transition, reason, code }
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
          {error !== undefined && <Problem error={error} kept={t('Nothing was changed.')} />}
          {transition === 'REJECT' && (
            <RejectionCodeSelect version={version} value={code} onChange={setCode} />
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
              {fault.message}
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
