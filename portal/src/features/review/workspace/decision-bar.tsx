import { Group, Text } from '@mantine/core'
import { TransitionButtons } from '../../../components/transitions/transition-buttons.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import styles from './decision-bar.module.css'
import { DECISIONS, decisionWords } from './decision-words.ts'
import type { ReviewVersion } from './review-version.ts'

/** The bar at the foot of the workspace: always visible, and saying what a decision will do. */
export function DecisionBar({ version }: { readonly version: ReviewVersion }) {
  return (
    <section className={styles.bar} aria-label={t('Decision')}>
      <div className={styles.inner}>
        <Text size="sm" className={styles.words}>
          {decisionWords(version)}
        </Text>
        <Group gap="xs">
          <TransitionButtons version={version} offered={DECISIONS} />
        </Group>
      </div>
    </section>
  )
}
