import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
} from '@tabler/icons-react'
import {
  SCOPE_DECISION_NAMES,
  type ScopeDecision,
} from '../../../../../schema/vocabulary/registration.ts'
import { t } from '../../../lib/i18n/translate.ts'
import styles from './scopes.module.css'

const LOOKS = {
  PENDING: { Icon: IconCircleDashed, color: 'var(--gh-text-muted)' },
  GRANTED: { Icon: IconCircleCheck, color: 'var(--gh-status-live)' },
  NARROWED: { Icon: IconCircleHalf2, color: 'var(--gh-status-in-review)' },
  REFUSED: { Icon: IconCircleX, color: 'var(--gh-status-rejected)' },
} as const

/** What was decided about a scope: its word, its icon and its colour, never by colour alone. */
export function DecisionBadge({ decision }: { readonly decision: ScopeDecision }) {
  const { Icon, color } = LOOKS[decision]
  return (
    <span className={styles.badge} style={{ color }}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {t(SCOPE_DECISION_NAMES[decision])}
    </span>
  )
}
