import type { ReactNode } from 'react'
import { t } from '../lib/i18n/translate.ts'
import styles from './facts.module.css'

export interface Fact {
  readonly term: string
  readonly value: ReactNode
}

/** A list of terms and their values; a value that is missing says so. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <div key={term} className={styles.row}>
          <dt>{term}</dt>
          <dd>
            {isMissing(value) ? <span className={styles.missing}>{t('Not given')}</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function isMissing(value: ReactNode): boolean {
  return value === null || value === undefined || value === false || value === ''
}
