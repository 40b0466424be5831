import { useSubscription } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const VALIDATION_RUN_PROGRESS = graphql(`
  subscription ValidationRunProgress($versionId: ID!) {
    validationRunProgress(versionId: $versionId) {
      cursor
      run {
        id
      }
    }
  }
`)

/** Calls back when somebody, on whichever side, had a version looked at. */
export function useValidationRunProgress(versionId: string, onFinished: () => void): void {
  useSubscription(VALIDATION_RUN_PROGRESS, { variables: { versionId }, onData: onFinished })
}
