import { Anchor, Button, Divider, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { ErrorSummary, type SummaryItem } from '../../components/error-summary.tsx'
import { TransitionDialog } from '../../components/transitions/transition-dialog.tsx'
import { TRANSITION_SUBJECT } from '../../components/transitions/transition-subject.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { t } from '../../lib/i18n/translate.ts'
import { useCurrentDraft } from './draft/draft-context.ts'
import { fieldOf, type SubmissionError, stepOf } from './draft/submission-steps.ts'
import { fieldId } from './fields/field-id.ts'
import { placeLabel } from './fields/field-label.ts'

interface Props {
  readonly onAttempt: () => void
  readonly hasAttempted: boolean
}

/** The end of the last step: everything that is missing with links, or the submission itself. */
export function SubmitPanel({ onAttempt, hasAttempted }: Props) {
  const { version, faults, flush } = useCurrentDraft()
  const [isAsking, setIsAsking] = useState(false)
  const navigate = useNavigate()
  const subject = readFragment(TRANSITION_SUBJECT, version)
  const transition = version.status === 'DRAFT' ? 'SUBMIT' : 'RESUBMIT'

  const handleSubmit = async () => {
    await flush()
    onAttempt()
    setIsAsking(true)
  }

  const handleMoved = () => {
    notifications.show({ message: t('Submitted. You can follow the review here.') })
    void navigate('/registrations')
  }

  return (
    <Stack gap="md">
      <Divider />
      {hasAttempted && (
        <ErrorSummary
          title={t('Before you can submit')}
          items={faults.map((fault, index) => summaryItem(version.id, fault, index))}
        />
      )}
      <Group>
        <Button onClick={() => void handleSubmit()}>
          {transition === 'SUBMIT' ? t('Submit for review') : t('Submit again')}
        </Button>
        <Text size="sm" c="dimmed">
          {faults.length === 0
            ? t('All seven steps are complete.')
            : t('{{count}} left to do.', { count: faults.length })}
        </Text>
      </Group>
      {isAsking && faults.length === 0 && (
        <TransitionDialog
          version={subject}
          transition={transition}
          onClose={() => setIsAsking(false)}
          onMoved={handleMoved}
        />
      )}
    </Stack>
  )
}

/** Turns a fault into a line of the summary that leads to its step and field. */
export function summaryItem(versionId: string, fault: SubmissionError, index: number): SummaryItem {
  const step = stepOf(fault)
  const segments = fault.path?.[0] === 'input' ? fault.path.slice(1) : (fault.path ?? [])
  const anchor = fieldOf(fault) ? `#${fieldId(segments.join('.'))}` : ''
  return {
    key: `${index} ${segments.join('.')}`,
    message: fault.message,
    link: (
      <Anchor component={Link} to={`/registrations/${versionId}/${step.key}${anchor}`}>
        {segments.length > 0 ? placeLabel(segments) : t(step.title)}: {fault.message}
      </Anchor>
    ),
  }
}
