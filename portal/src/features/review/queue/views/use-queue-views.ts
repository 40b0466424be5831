import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../../components/user-error.ts'
import { readFragment } from '../../../../gql/fragment-masking.ts'
import { graphql } from '../../../../gql/gql.ts'
import type { ReviewQueueViewSaveInput, ReviewQueueViewsQuery } from '../../../../gql/graphql.ts'
import { explain } from '../../../../lib/request-id.ts'

const VIEWS = graphql(`
  query ReviewQueueViews {
    reviewQueueViews {
      id
      name
      sort
      isDefault
      isShared
      isMine
      revision
      filter {
        search
        statuses
        reviewStates
        attestation
        riskTiers
        stages
        assignedToMe
        assignee
        unassigned
        bulkData
        overdue
        vendorVerified
      }
    }
  }
`)

const SAVE = graphql(`
  mutation ReviewQueueViewSave($input: ReviewQueueViewSaveInput!) {
    payload: reviewQueueViewSave(input: $input) {
      view {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REMOVE = graphql(`
  mutation ReviewQueueViewRemove($input: ReviewQueueViewRemoveInput!) {
    payload: reviewQueueViewRemove(input: $input) {
      view {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type QueueView = ReviewQueueViewsQuery['reviewQueueViews'][number]

/** Loads the views a person may open. */
export function useQueueViews() {
  const { data, error } = useQuery(VIEWS)
  return { views: data?.reviewQueueViews, error }
}

/** Saves and removes views; the faults of a refusal are kept beside it. */
export function useQueueViewSteps() {
  const again = { refetchQueries: [VIEWS], awaitRefetchQueries: true }
  const [saveView, saving] = useMutation(SAVE, again)
  const [removeView, removing] = useMutation(REMOVE, again)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()

  /** Answers the id of what was saved. */
  const save = async (input: ReviewQueueViewSaveInput): Promise<string | undefined> => {
    setProblem(undefined)
    try {
      const { data } = await saveView({ variables: { input } })
      setFaults(readFragment(USER_ERROR, data?.payload.userErrors ?? []))
      return data?.payload.view?.id
    } catch (error) {
      setProblem(explain(error))
      return undefined
    }
  }
  const remove = async (viewId: string): Promise<boolean> => {
    setProblem(undefined)
    try {
      const { data } = await removeView({ variables: { input: { viewId } } })
      const found = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      setFaults(found)
      return found.length === 0
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }
  return { save, remove, faults, problem, isRunning: saving.loading || removing.loading }
}
