import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconHourglass,
} from '@tabler/icons-react'
import { STAGE_STATE_NAMES, type StageState } from '../../../../../schema/vocabulary/stage.ts'
import { t } from '../../../lib/i18n/translate.ts'
import styles from './stages.module.css'

const LOOKS = {
  NOT_STARTED: { Icon: IconCircleDashed, color: 'var(--gh-text-muted)' },
  IN_PROGRESS: { Icon: IconHourglass, color: 'var(--gh-status-in-review)' },
  PASSED: { Icon: IconCircleCheck, color: 'var(--gh-status-live)' },
  FAILED: { Icon: IconCircleX, color: 'var(--gh-status-rejected)' },
  WAIVED: { Icon: IconCircleMinus, color: 'var(--gh-status-retired)' },
} as const

/** How far a stage is: its word, its icon and its colour, never by colour alone. */
export function StageBadge({ state }: { readonly state: StageState }) {
  const { Icon, color } = LOOKS[state]
  return (
    <span className={styles.badge} style={{ color }}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {t(STAGE_STATE_NAMES[state])}
    </span>
  )
}
