import { Text } from '@mantine/core'
import { useState } from 'react'
import {
  type AppVersionStatus,
  REVIEW_STATE_NAMES,
  type ReviewState,
} from '../../../../schema/vocabulary/app-status.ts'
import { StatusBadge } from '../../../../ui/status-badge.tsx'
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
        <StatusBadge status={status} />
      </span>
      {reviewState && (
        <Text size="xs" c="dimmed">
          {REVIEW_STATE_NAMES[reviewState]}
        </Text>
      )}
    </div>
  )
}
