import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import type { AppVersionTransition } from '../../../../schema/vocabulary/app-transition.ts'
import type { RejectionCode } from '../../../../schema/vocabulary/registration.ts'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { USER_ERROR, type UserErrorFields } from '../user-error.ts'
import { isPlainTransition, TRANSITION_DOCUMENTS } from './transition-documents.ts'
import { TRANSITION_PAYLOAD } from './transition-payload.ts'
import { useAppVersionReject } from './use-app-version-reject.ts'

/** What a person decided in the dialog. */
export interface TransitionDecision {
  readonly transition: AppVersionTransition
  readonly versionId: string
  readonly expectedRevision: number
  readonly reason: string
  readonly code: RejectionCode | null
}

/** Moves a version. `run` says whether it moved; the faults of a refusal are kept beside it. */
export function useTransition() {
  const apollo = useApolloClient()
  const [reject] = useAppVersionReject()
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [error, setError] = useState<unknown>()
  const [isRunning, setIsRunning] = useState(false)

  const send = async (decision: TransitionDecision) => {
    const { transition, versionId, expectedRevision, code } = decision
    const reason = decision.reason.trim()
    if (transition === 'REJECT') {
      const input = { versionId, expectedRevision, code: code ?? 'OTHER', reason }
      return (await reject({ variables: { input } })).data?.payload
    }
    if (!isPlainTransition(transition)) return undefined
    const input = { versionId, expectedRevision, reason: reason || null }
    const mutation = TRANSITION_DOCUMENTS[transition]
    return (await apollo.mutate({ mutation, variables: { input } })).data?.payload
  }

  const run = async (decision: TransitionDecision): Promise<boolean> => {
    setIsRunning(true)
    setError(undefined)
    try {
      const found = faultsOf(await send(decision))
      setFaults(found)
      return found.length === 0
    } catch (cause) {
      setError(cause)
      return false
    } finally {
      setIsRunning(false)
    }
  }

  return { run, faults, error, isRunning }
}

function faultsOf(
  payload: FragmentType<typeof TRANSITION_PAYLOAD> | undefined,
): readonly UserErrorFields[] {
  const answer = readFragment(TRANSITION_PAYLOAD, payload)
  return readFragment(USER_ERROR, answer?.userErrors ?? [])
}
