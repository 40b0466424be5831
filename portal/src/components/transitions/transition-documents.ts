import type { TypedDocumentNode } from '@apollo/client'
import { graphql } from '../../gql/gql.ts'
import type { AppVersionSubmitMutation, TransitionInput } from '../../gql/graphql.ts'

type TransitionDocument = TypedDocumentNode<AppVersionSubmitMutation, { input: TransitionInput }>

/** One mutation per transition; all take the same input and answer the same payload. */
export const TRANSITION_DOCUMENTS = {
  SUBMIT: graphql(`
    mutation AppVersionSubmit($input: TransitionInput!) {
      payload: appVersionSubmit(input: $input) { ...TransitionPayload_payload }
    }
  `),
  RESUBMIT: graphql(`
    mutation AppVersionResubmit($input: TransitionInput!) {
      payload: appVersionResubmit(input: $input) { ...TransitionPayload_payload }
    }
  `),
  WITHDRAW: graphql(`
    mutation AppVersionWithdraw($input: TransitionInput!) {
      payload: appVersionWithdraw(input: $input) { ...TransitionPayload_payload }
    }
  `),
  DISCARD: graphql(`
    mutation AppVersionDiscard($input: TransitionInput!) {
      payload: appVersionDiscard(input: $input) { ...TransitionPayload_payload }
    }
  `),
  REQUEST_CHANGES: graphql(`
    mutation AppVersionRequestChanges($input: TransitionInput!) {
      payload: appVersionRequestChanges(input: $input) { ...TransitionPayload_payload }
    }
  `),
  APPROVE: graphql(`
    mutation AppVersionApprove($input: TransitionInput!) {
      payload: appVersionApprove(input: $input) { ...TransitionPayload_payload }
    }
  `),
  RELEASE: graphql(`
    mutation AppVersionRelease($input: TransitionInput!) {
      payload: appVersionRelease(input: $input) { ...TransitionPayload_payload }
    }
  `),
  SUSPEND: graphql(`
    mutation AppVersionSuspend($input: TransitionInput!) {
      payload: appVersionSuspend(input: $input) { ...TransitionPayload_payload }
    }
  `),
  REINSTATE: graphql(`
    mutation AppVersionReinstate($input: TransitionInput!) {
      payload: appVersionReinstate(input: $input) { ...TransitionPayload_payload }
    }
  `),
  RETIRE: graphql(`
    mutation AppVersionRetire($input: TransitionInput!) {
      payload: appVersionRetire(input: $input) { ...TransitionPayload_payload }
    }
  `),
} as const satisfies Record<string, TransitionDocument>

/** The transitions that take a reason at most; a rejection takes a code as well. */
export type PlainTransition = keyof typeof TRANSITION_DOCUMENTS

/** Says whether a transition is asked for by one of these mutations. */
export function isPlainTransition(transition: string): transition is PlainTransition {
  return Object.hasOwn(TRANSITION_DOCUMENTS, transition)
}
