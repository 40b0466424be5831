import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { stageRule } from '../../../../../schema/vocabulary/stage.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { PaperForm } from './paper-form.tsx'
import { StageBadge } from './stage-badge.tsx'
import { StageDecision } from './stage-decision.tsx'
import { StageFacts } from './stage-facts.tsx'
import { StagePapers } from './stage-papers.tsx'
import type { StageReview } from './stage-review.ts'
import styles from './stages.module.css'
import { useStageSteps } from './use-stage-steps.ts'

interface Props {
  readonly versionId: string
  readonly review: StageReview
  readonly documents: readonly { readonly id: string; readonly fileName: string }[]
  readonly vendorId: string
}

/** One stage of the list: its name and state always, the rest when it is opened. */
export function StageItem({ versionId, review, documents, vendorId }: Props) {
  const { stage, state, allowedDecisions, isMine, isOverdue, byReferenceTo } = review
  const steps = useStageSteps(versionId, review)
  const [chosen, setChosen] = useState<boolean>()
  const messages = [
    ...steps.faults.map(({ message }) => message),
    ...(steps.problem ? [steps.problem] : []),
  ]
  const isTheirs = allowedDecisions.includes('PASSED')
  return (
    <li className={styles.stage}>
      <details
        open={chosen ?? state === 'IN_PROGRESS'}
        onToggle={(event) => setChosen(event.currentTarget.open)}
      >
        <summary className={styles.summary}>
          <span className={styles.name}>{t(stageRule(stage).name)}</span>
          {isOverdue && <span className={styles.overdue}>{t('Overdue')}</span>}
          {byReferenceTo !== null && (
            <span className={styles.reference}>
              {t('By reference to version {{number}}', { number: byReferenceTo })}
            </span>
          )}
          <StageBadge state={state} />
        </summary>
        <div className={styles.body}>
          <StageFacts review={review} />
          <StagePapers artifacts={review.artifacts} />
          {isTheirs && (
            <Group gap="xs">
              <Button variant="default" size="sm" onClick={() => void steps.assign(!isMine)}>
                {isMine ? t('Give it back') : t('Take it on')}
              </Button>
            </Group>
          )}
          {isTheirs && (
            <PaperForm
              steps={steps}
              documents={documents}
              vendorId={vendorId}
              agreement={stage === 'CONTRACT_SCOPES' ? review.formText : null}
            />
          )}
          <StageDecision key={review.revision} review={review} steps={steps} />
          {messages.map((message) => (
            <Text key={message} role="alert" size="sm" c="var(--gh-danger)">
              {message}
            </Text>
          ))}
        </div>
      </details>
    </li>
  )
}
