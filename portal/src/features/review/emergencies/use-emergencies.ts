import { useMutation, useQuery, useSubscription } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { EmergencyTargetInput } from '../../../gql/graphql.ts'
import { explain } from '../../../lib/request-id.ts'

const EMERGENCIES = graphql(`
  query Emergencies {
    inForce: killSwitches {
      ...KillSwitch_row
    }
    lifted: killSwitches(isLifted: true) {
      ...KillSwitch_row
    }
  }
`)

const KILL_SWITCH = graphql(`
  fragment KillSwitch_row on KillSwitch {
    id
    scope
    reason
    createdAt
    pulledByName
    liftedAt
    liftedByName
    liftReason
    secondsToRevoke
    suspendedVersions
    grantsCut
    canLift
    incident {
      id
      closedAt
      secondsToRevoke
    }
    app {
      id
      slug
      name
    }
    vendor {
      id
      displayName
    }
    reach {
      apps
      clients
      tokens
      sessions
      consents
      people
      appNames
    }
  }
`)

const INCIDENT_CHANGED = graphql(`
  subscription EmergencyIncidentChanged {
    incidentChanged {
      cursor
    }
  }
`)

const PREVIEW = graphql(`
  query EmergencyPreview($input: EmergencyTargetInput!) {
    emergencyPreview(input: $input) {
      apps
      clients
      tokens
      sessions
      consents
      people
      appNames
    }
  }
`)

const DISABLE = graphql(`
  mutation EmergencyDisable($input: EmergencyDisableInput!) {
    payload: emergencyDisable(input: $input) {
      killSwitch {
        id
        secondsToRevoke
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const LIFT = graphql(`
  mutation EmergencyLift($input: EmergencyLiftInput!) {
    payload: emergencyLift(input: $input) {
      killSwitch {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Loads what is disabled now, and what was. */
export function useEmergencies() {
  const { data, error, refetch } = useQuery(EMERGENCIES, { fetchPolicy: 'cache-and-network' })
  useSubscription(INCIDENT_CHANGED, { onData: () => void refetch() })
  return {
    inForce: data && readFragment(KILL_SWITCH, data.inForce),
    lifted: data && readFragment(KILL_SWITCH, data.lifted),
    error,
    refetch,
  }
}

/** Asks what disabling something would stop. */
export function useEmergencyPreview(input: EmergencyTargetInput) {
  const { data, error, refetch } = useQuery(PREVIEW, {
    variables: { input },
    fetchPolicy: 'network-only',
  })
  return { reach: data?.emergencyPreview, error, refetch }
}

interface Answer {
  readonly isDone: boolean
  readonly seconds: number | null
}

const REFUSED: Answer = { isDone: false, seconds: null }
const REFRESH = { refetchQueries: [EMERGENCIES], awaitRefetchQueries: true }

/** Disables and lifts. Each says whether it was done; the faults of a refusal are kept. */
export function useEmergencySteps() {
  const [disable, disabling] = useMutation(DISABLE, REFRESH)
  const [lift, lifting] = useMutation(LIFT, REFRESH)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()

  const run = async (step: () => Promise<Answer>): Promise<Answer> => {
    setProblem(undefined)
    setFaults([])
    try {
      return await step()
    } catch (error) {
      setProblem(explain(error))
      return REFUSED
    }
  }

  return {
    disable: (target: EmergencyTargetInput, reason: string) =>
      run(async () => {
        const { data } = await disable({ variables: { input: { ...target, reason } } })
        const found = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
        setFaults(found)
        const seconds = data?.payload.killSwitch?.secondsToRevoke ?? null
        return { isDone: found.length === 0, seconds }
      }),
    lift: (killSwitchId: string, reason: string) =>
      run(async () => {
        const { data } = await lift({ variables: { input: { killSwitchId, reason } } })
        const found = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
        setFaults(found)
        return { isDone: found.length === 0, seconds: null }
      }),
    faults,
    problem,
    isRunning: disabling.loading || lifting.loading,
  }
}
