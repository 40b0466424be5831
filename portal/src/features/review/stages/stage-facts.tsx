import { ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { stageRule } from '../../../../../schema/vocabulary/stage.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Facts } from '../../../components/facts.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { StageReview } from './stage-review.ts'
import styles from './stages.module.css'

/** Whose a stage is, when it is due, what it waits for, and how it was decided. */
export function StageFacts({ review }: { readonly review: StageReview }) {
  const { stage, owner, ownerRoles, dueAt, isOverdue, waitsFor, decidedAt, decidedBy } = review
  const { byReferenceTo } = review
  const roles = ownerRoles.map((role) => t(ROLE_NAMES[role])).join(', ')
  return (
    <Facts
      facts={[
        { term: t('Owner'), value: owner ? `${owner} (${roles})` : roles },
        ...(waitsFor.length
          ? [{ term: t('Waits for'), value: waitsFor.map((name) => t(name)).join(', ') }]
          : []),
        ...(dueAt && !decidedAt
          ? [
              {
                term: t('Due'),
                value: (
                  <span className={isOverdue ? styles.overdue : undefined}>
                    {isOverdue && t('Overdue: ')}
                    <TimeAgo at={dueAt} locale={locale()} />
                  </span>
                ),
              },
            ]
          : []),
        ...(decidedAt
          ? [
              {
                term: t('Decided'),
                value: (
                  <>
                    <TimeAgo at={decidedAt} locale={locale()} />
                    {decidedBy && t(' by {{decidedBy}}', { decidedBy })}
                  </>
                ),
              },
            ]
          : []),
        ...(byReferenceTo === null
          ? []
          : [
              {
                term: t('By reference'),
                value: t(
                  'Decided in version {{number}}, whose decision and papers stand for this one too.',
                  { number: byReferenceTo },
                ),
              },
            ]),
        ...(review.reason ? [{ term: t('Words'), value: review.reason }] : []),
        { term: t('Leaves behind'), value: t(stageRule(stage).artifact) },
      ]}
    />
  )
}
