import { IconAlertCircle, IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { NavLink } from 'react-router'
import { WIZARD_STEPS, type WizardStep } from '../../../../schema/vocabulary/wizard-help.ts'
import { mark, t } from '../../lib/i18n/translate.ts'
import type { StepMark } from './draft/submission-steps.ts'
import styles from './step-rail.module.css'

const MARKS = {
  complete: { Icon: IconCircleCheck, words: mark('complete') },
  'has-errors': { Icon: IconAlertCircle, words: mark('has errors') },
  'to-do': { Icon: IconCircle, words: mark('to do') },
} as const

interface Props {
  readonly versionId: string
  readonly markOf: (step: WizardStep) => StepMark
}

/** The seven steps, each reachable at any time, each saying how far it is. */
export function StepRail({ versionId, markOf }: Props) {
  return (
    <nav aria-label={t('Steps')}>
      <ol className={styles.rail}>
        {WIZARD_STEPS.map((step) => {
          const state = markOf(step)
          const { Icon, words } = MARKS[state]
          return (
            <li key={step.key}>
              <NavLink
                to={`/registrations/${versionId}/${step.key}`}
                className={styles.step}
                data-mark={state}
              >
                <Icon size={20} stroke={1.75} aria-hidden="true" className={styles.mark} />
                <span className={styles.title}>
                  {step.number}. <span className={styles.name}>{t(step.title)}</span>
                </span>
                <span className={styles.words}>{t(words)}</span>
              </NavLink>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
