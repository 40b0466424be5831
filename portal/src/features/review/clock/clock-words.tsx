import { Text } from '@mantine/core'
import { type FragmentType, readFragment } from '../../../gql/fragment-masking.ts'
import { clockStanding, clockWords, REVIEW_CLOCK } from './review-clock.ts'

interface Props {
  readonly clock: FragmentType<typeof REVIEW_CLOCK> | null
}

/** How much time is left for a version, in a line of the queue. */
export function ClockWords({ clock: masked }: Props) {
  const clock = readFragment(REVIEW_CLOCK, masked)
  if (!clock || clock.isOver) return null
  const isOverdue = clockStanding(clock) === 'overdue'
  return (
    <Text
      size="xs"
      fw={isOverdue ? 600 : undefined}
      c={isOverdue ? 'var(--gh-status-rejected)' : 'dimmed'}
    >
      {clockWords(clock)}
    </Text>
  )
}
