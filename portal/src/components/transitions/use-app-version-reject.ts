import { useMutation } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const APP_VERSION_REJECT = graphql(`
  mutation AppVersionReject($input: RejectInput!) {
    payload: appVersionReject(input: $input) {
      ...TransitionPayload_payload
    }
  }
`)

export function useAppVersionReject() {
  return useMutation(APP_VERSION_REJECT)
}
