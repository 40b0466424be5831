import { useApolloClient } from '@apollo/client/react'
import { useRef, useState } from 'react'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { USER_ERROR, type UserErrorFields } from '../user-error.ts'
import { type SentDecision, type TransitionDecision, toSend } from './sent-decision.ts'
import { isPlainTransition, TRANSITION_DOCUMENTS } from './transition-documents.ts'
import { TRANSITION_PAYLOAD } from './transition-payload.ts'
import { useAppVersionReject } from './use-app-version-reject.ts'

/**
 * Moves a version. `run` says whether it moved; the faults of a refusal are kept beside it. Tried again after a lost
 * connection, it is done once.
 */
export function useTransition() {
  const apollo = useApolloClient()
  const [reject] = useAppVersionReject()
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [error, setError] = useState<unknown>()
  const [isRunning, setIsRunning] = useState(false)

  const unanswered = useRef<SentDecision>(undefined)

  const send = async ({ decision, idempotencyKey }: SentDecision) => {
    const { transition, versionId, expectedRevision, code } = decision
    const reason = decision.reason.trim()
    if (transition === 'REJECT') {
      const input = { versionId, expectedRevision, code: code ?? 'OTHER', reason, idempotencyKey }
      return (await reject({ variables: { input } })).data?.payload
    }
    if (!isPlainTransition(transition)) return undefined
    const moved = { versionId, expectedRevision, idempotencyKey, reason: reason || null }
    const input = { ...moved, ...decision.record }
    const mutation = TRANSITION_DOCUMENTS[transition]
    return (await apollo.mutate({ mutation, variables: { input } })).data?.payload
  }

  const run = async (decision: TransitionDecision): Promise<boolean> => {
    setIsRunning(true)
    setError(undefined)
    try {
      unanswered.current = toSend(decision, unanswered.current)
      const found = faultsOf(await send(unanswered.current))
      unanswered.current = undefined
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
