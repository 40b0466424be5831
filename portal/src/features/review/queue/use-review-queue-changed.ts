import { useSubscription } from '@apollo/client/react'
import { useEffect, useRef } from 'react'
import { graphql } from '../../../gql/gql.ts'
import type { ReviewQueueChangedSubscription } from '../../../gql/graphql.ts'

const REVIEW_QUEUE_CHANGED = graphql(`
  subscription ReviewQueueChanged($after: String) {
    reviewQueueChanged(after: $after) {
      cursor
      to
      reviewState
      appVersion {
        id
        name
        number
        ...MovedVersion_appVersion
      }
    }
  }
`)

const ENTRY_CHANGED = graphql(`
  subscription ReviewQueueEntryChanged($after: String) {
    reviewQueueEntryChanged(after: $after) {
      cursor
      versionId
    }
  }
`)

export type QueueChange = ReviewQueueChangedSubscription['reviewQueueChanged']

/** What happens at once comes as several events, and is looked at once. */
const TOGETHER_MS = 250

interface Followers {
  /** A version came, went or moved: there is something to say. */
  readonly onMoved: (change: QueueChange) => void
  /** Some lines are not what they were. */
  readonly onChanged: (versionIds: ReadonlySet<string>) => void
}

/** Follows the review queue: who moved, and which lines changed by stage, owner or risk. */
export function useReviewQueueChanged({ onMoved, onChanged }: Followers): void {
  const changed = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const note = (versionId: string) => {
    changed.current.add(versionId)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const ids = changed.current
      changed.current = new Set()
      onChanged(ids)
    }, TOGETHER_MS)
  }
  useSubscription(REVIEW_QUEUE_CHANGED, {
    onData: ({ data }) => {
      if (!data.data) return
      onMoved(data.data.reviewQueueChanged)
      note(data.data.reviewQueueChanged.appVersion.id)
    },
  })
  useSubscription(ENTRY_CHANGED, {
    onData: ({ data }) => {
      if (data.data) note(data.data.reviewQueueEntryChanged.versionId)
    },
  })
}
