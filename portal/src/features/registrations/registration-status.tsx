import { Text } from '@mantine/core'
import { useState } from 'react'
import {
  type AppVersionStatus,
  REVIEW_STATE_NAMES,
  type ReviewState,
} from '../../../../schema/vocabulary/app-status.ts'
import { StatusBadge } from '../../../../ui/status-badge.tsx'
import { t } from '../../lib/i18n/translate.ts'
import styles from './registration-table.module.css'

interface Props {
  readonly status: AppVersionStatus
  readonly reviewState: ReviewState | null | undefined
}

/** A status, with the state of the review below it; a change lights up for a moment. */
export function RegistrationStatus({ status, reviewState }: Props) {
  const moment = `${status} ${reviewState}`
  const [first] = useState(moment)
  return (
    <div>
      <span key={moment} className={moment === first ? undefined : styles.arrived}>
        <StatusBadge status={status} say={t} />
      </span>
      {reviewState && (
        <Text size="xs" c="dimmed">
          {t(REVIEW_STATE_NAMES[reviewState])}
        </Text>
      )}
    </div>
  )
}
