import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { SEVERITY_NAMES, type Severity } from '../../../../schema/vocabulary/validation.ts'
import { WIZARD_FIELDS } from '../../../../schema/vocabulary/wizard-help.ts'
import { heard } from '../../lib/i18n/heard.ts'
import { t } from '../../lib/i18n/translate.ts'
import styles from './check-list.module.css'

const LOOKS = {
  OK: { Icon: IconCircleCheck, color: 'var(--gh-status-live)' },
  WARNING: { Icon: IconAlertTriangle, color: 'var(--gh-status-in-review)' },
  ERROR: { Icon: IconCircleX, color: 'var(--gh-status-rejected)' },
} as const

const ORDER: readonly Severity[] = ['ERROR', 'WARNING', 'OK']

interface Props {
  readonly checks: readonly {
    readonly key: string
    readonly title: string
    readonly severity: Severity
    readonly message: string
    readonly where: string | null
  }[]
}

/** What was looked at, the worst first: a word and an icon for how bad it is, never colour alone. */
export function CheckList({ checks }: Props) {
  const sorted = ORDER.flatMap((severity) => checks.filter((each) => each.severity === severity))
  return (
    <ul className={styles.list}>
      {sorted.map(({ key, title, severity, message, where }) => {
        const { Icon, color } = LOOKS[severity]
        return (
          <li key={`${key} ${where} ${message}`} className={styles.check}>
            <span className={styles.severity} style={{ color }}>
              <Icon size={16} stroke={1.75} aria-hidden="true" />
              {t(SEVERITY_NAMES[severity])}
            </span>
            <span className={styles.words}>
              <strong>{heard(title)}.</strong> {heard(message)}
              {where && <span className={styles.where}> {placeOf(where)}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Where it was found: a field by its name in the wizard; addresses and scopes as they are. */
function placeOf(where: string): string {
  const [field = ''] = where.replace(/Id$/, '').split('.')
  const known = Object.entries(WIZARD_FIELDS).find(([name]) => name === field)
  return known ? t(known[1].label) : where
}
