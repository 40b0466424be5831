import { graphql } from '../../../gql/gql.ts'
import type { ReviewClock_FieldsFragment } from '../../../gql/graphql.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'

/** The clock of a review, as it is shown to reviewers. */
export const REVIEW_CLOCK = graphql(`
  fragment ReviewClock_fields on ReviewClock {
    profile
    phase
    daysAllowed
    daysUsed
    startedAt
    dueAt
    pausedSince
    isOverdue
    isOver
  }
`)

export type ReviewClock = ReviewClock_FieldsFragment

export type ClockStanding = 'over' | 'overdue' | 'paused' | 'running'

/** Says how a clock stands, the most urgent first. */
export function clockStanding({ isOver, isOverdue, pausedSince }: ReviewClock): ClockStanding {
  if (isOver) return 'over'
  if (isOverdue) return 'overdue'
  return pausedSince ? 'paused' : 'running'
}

/** Says in a few words how much time is left. */
export function clockWords(clock: ReviewClock): string {
  const left = clock.daysAllowed - clock.daysUsed
  switch (clockStanding(clock)) {
    case 'over':
      return tn(
        'Decided in {{count}} business day',
        'Decided in {{count}} business days',
        clock.daysUsed,
      )
    case 'overdue':
      return tn('Overdue by {{count}} business day', 'Overdue by {{count}} business days', -left)
    case 'paused':
      return t('Paused: the vendor has it')
    case 'running':
      return left === 0
        ? t('Due today')
        : tn('{{count}} business day left', '{{count}} business days left', left)
  }
}
