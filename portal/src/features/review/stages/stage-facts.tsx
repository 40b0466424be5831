import { ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { stageRule } from '../../../../../schema/vocabulary/stage.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Facts } from '../../../components/facts.tsx'
import type { StageReview } from './stage-review.ts'
import styles from './stages.module.css'

/** Whose a stage is, when it is due, what it waits for, and how it was decided. */
export function StageFacts({ review }: { readonly review: StageReview }) {
  const { stage, owner, ownerRoles, dueAt, isOverdue, waitsFor, decidedAt, decidedBy } = review
  const roles = ownerRoles.map((role) => ROLE_NAMES[role]).join(', ')
  return (
    <Facts
      facts={[
        { term: 'Owner', value: owner ? `${owner} (${roles})` : roles },
        ...(waitsFor.length ? [{ term: 'Waits for', value: waitsFor.join(', ') }] : []),
        ...(dueAt && !decidedAt
          ? [
              {
                term: 'Due',
                value: (
                  <span className={isOverdue ? styles.overdue : undefined}>
                    {isOverdue && 'Overdue: '}
                    <TimeAgo at={dueAt} />
                  </span>
                ),
              },
            ]
          : []),
        ...(decidedAt
          ? [
              {
                term: 'Decided',
                value: (
                  <>
                    <TimeAgo at={decidedAt} />
                    {decidedBy && ` by ${decidedBy}`}
                  </>
                ),
              },
            ]
          : []),
        ...(review.reason ? [{ term: 'Words', value: review.reason }] : []),
        { term: 'Leaves behind', value: stageRule(stage).artifact },
      ]}
    />
  )
}
