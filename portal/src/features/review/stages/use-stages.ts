import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { STAGE_REVIEW, STAGED_VERSION } from './stage-review.ts'

const REVIEW_STAGES = graphql(`
  query ReviewStages($versionId: ID!) {
    node(id: $versionId) {
      ... on AppVersion {
        id
        ...StagedVersion_appVersion
      }
    }
  }
`)

/** Others decide beside this person; a version that moves is told at once, a stage is seen this often. */
const LOOK_AGAIN_MS = 15_000

/** Loads the governance stages of a version, and who approved it so far. */
export function useStages(versionId: string) {
  const { data, error, refetch } = useQuery(REVIEW_STAGES, {
    variables: { versionId },
    pollInterval: LOOK_AGAIN_MS,
  })
  const node = data?.node && 'id' in data.node ? data.node : undefined
  const version = readFragment(STAGED_VERSION, node)
  return { version, stages: readFragment(STAGE_REVIEW, version?.stages), error, refetch }
}
