import { graphql } from './gql/gql.ts'

/** One mutation per step of the lifecycle; all answer the same payload. */
export const MOVES = {
  submit: graphql(`
    mutation TestSubmit($input: TransitionInput!) {
      payload: appVersionSubmit(input: $input) { ...MovePayload }
    }
  `),
  resubmit: graphql(`
    mutation TestResubmit($input: TransitionInput!) {
      payload: appVersionResubmit(input: $input) { ...MovePayload }
    }
  `),
  withdraw: graphql(`
    mutation TestWithdraw($input: TransitionInput!) {
      payload: appVersionWithdraw(input: $input) { ...MovePayload }
    }
  `),
  discard: graphql(`
    mutation TestDiscard($input: TransitionInput!) {
      payload: appVersionDiscard(input: $input) { ...MovePayload }
    }
  `),
  requestChanges: graphql(`
    mutation TestRequestChanges($input: TransitionInput!) {
      payload: appVersionRequestChanges(input: $input) { ...MovePayload }
    }
  `),
  approve: graphql(`
    mutation TestApprove($input: TransitionInput!) {
      payload: appVersionApprove(input: $input) { ...MovePayload }
    }
  `),
  release: graphql(`
    mutation TestRelease($input: TransitionInput!) {
      payload: appVersionRelease(input: $input) { ...MovePayload }
    }
  `),
  suspend: graphql(`
    mutation TestSuspend($input: TransitionInput!) {
      payload: appVersionSuspend(input: $input) { ...MovePayload }
    }
  `),
  reinstate: graphql(`
    mutation TestReinstate($input: TransitionInput!) {
      payload: appVersionReinstate(input: $input) { ...MovePayload }
    }
  `),
  retire: graphql(`
    mutation TestRetire($input: TransitionInput!) {
      payload: appVersionRetire(input: $input) { ...MovePayload }
    }
  `),
} as const

export type PlainMove = keyof typeof MOVES

export const REJECT = graphql(`
  mutation TestReject($input: RejectInput!) {
    payload: appVersionReject(input: $input) { ...MovePayload }
  }
`)

export const MOVE_PAYLOAD = graphql(`
  fragment MovePayload on AppVersionPayload {
    appVersion {
      ...VersionFacts
    }
    userErrors {
      ...UserErrorFacts
    }
  }
`)
