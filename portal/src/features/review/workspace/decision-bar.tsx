import { Group, Text } from '@mantine/core'
import { CHECK_POINT } from '../../../components/points/check-point.ts'
import { TransitionButtons } from '../../../components/transitions/transition-buttons.tsx'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { DECIDED_VERSION, REVIEW_SCOPE } from '../scopes/scope-row.ts'
import { useStages } from '../stages/use-stages.ts'
import styles from './decision-bar.module.css'
import { DECISIONS, decisionWords } from './decision-words.ts'
import { MissingForApproval } from './missing-for-approval.tsx'
import type { ReviewVersion } from './review-version.ts'

/** The bar at the foot of the workspace: always visible, and saying what a decision will do, or what it waits for. */
export function DecisionBar({ version }: { readonly version: ReviewVersion }) {
  const { missingForApproval, scopes } = readFragment(DECIDED_VERSION, version)
  const { stages } = useStages(version.id)
  const launch = stages?.find(({ stage }) => stage === 'PRODUCTION_LAUNCH')
  const launchPoints = readFragment(CHECK_POINT, launch?.checklist ?? [])
  const isBlocked = version.allowedTransitions.includes('APPROVE') && missingForApproval.length > 0
  return (
    <section className={styles.bar} aria-label={t('Decision')}>
      <div className={styles.inner}>
        <div className={styles.words}>
          {isBlocked ? (
            <MissingForApproval missing={missingForApproval} />
          ) : (
            <Text size="sm">
              {decisionWords({ ...version, scopes: readFragment(REVIEW_SCOPE, scopes) })}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <TransitionButtons
            version={version}
            offered={DECISIONS}
            blocked={isBlocked ? ['APPROVE'] : []}
            launchPoints={launchPoints}
          />
        </Group>
      </div>
    </section>
  )
}
