import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { explain } from '../../../lib/request-id.ts'

const PILOT = graphql(`
  query VersionPilot($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        revision
        status
        canPilot
        pilotWaitsFor
        pilot {
          id
          startedAt
          endsAt
          endedAt
          endReason
          isRunning
          revision
          users {
            name
            email
          }
        }
      }
    }
  }
`)

const START = graphql(`
  mutation PilotStart($input: PilotStartInput!) {
    payload: pilotStart(input: $input) {
      appVersion {
        id
        revision
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const UPDATE = graphql(`
  mutation PilotUpdate($input: PilotUpdateInput!) {
    payload: pilotUpdate(input: $input) {
      appVersion {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const END = graphql(`
  mutation PilotEnd($input: PilotEndInput!) {
    payload: pilotEnd(input: $input) {
      appVersion {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Who a pilot is open to, and until when. */
export interface PilotPlan {
  readonly users: string[]
  /** ISO 8601, with its zone. */
  readonly endsAt: string
}

/** Loads the pilot of a version, and starts, changes or ends it; each says whether it was done. */
export function usePilot(versionId: string) {
  const { data, refetch } = useQuery(PILOT, { variables: { versionId } })
  const [startOn, starting] = useMutation(START)
  const [updateOn, updating] = useMutation(UPDATE)
  const [endOn, ending] = useMutation(END)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()
  const version = data?.node?.__typename === 'AppVersion' ? data.node : undefined

  const done = async (asked: Promise<readonly UserErrorFields[]>): Promise<boolean> => {
    setProblem(undefined)
    try {
      const found = await asked
      setFaults(found)
      await refetch()
      return found.length === 0
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }
  const ofVersion = { versionId, expectedRevision: version?.revision ?? 0 }
  const ofPilot = { versionId, expectedRevision: version?.pilot?.revision ?? 0 }
  const start = (plan: PilotPlan) =>
    done(
      startOn({ variables: { input: { ...plan, ...ofVersion } } }).then((answer) =>
        readFragment(USER_ERROR, answer.data?.payload.userErrors ?? []),
      ),
    )
  const update = (plan: PilotPlan) =>
    done(
      updateOn({ variables: { input: { ...plan, ...ofPilot } } }).then((answer) =>
        readFragment(USER_ERROR, answer.data?.payload.userErrors ?? []),
      ),
    )
  const end = (reason: string) =>
    done(
      endOn({ variables: { input: { reason, ...ofPilot } } }).then((answer) =>
        readFragment(USER_ERROR, answer.data?.payload.userErrors ?? []),
      ),
    )
  const isBusy = starting.loading || updating.loading || ending.loading
  return { version, start, update, end, isBusy, faults, problem }
}

export type PilotSteps = ReturnType<typeof usePilot>
