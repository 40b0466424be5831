import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { useMessageAdded } from '../thread/use-message-added.ts'
import { useAppVersionStatusChanged } from '../transitions/use-app-version-status-changed.ts'

const ACTIVITY = graphql(`
  query Activity($versionId: ID!, $after: String) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        activity(first: 50, after: $after) {
          edges {
            cursor
            node {
              id
              at
              sentence
              actorName
              reason
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
        }
      }
    }
  }
`)

/** Loads the audit log of a version as its vendor and reviewers see it, newest first and live. */
export function useActivity(versionId: string) {
  const { data, error, refetch, fetchMore } = useQuery(ACTIVITY, { variables: { versionId } })
  useMessageAdded({ versionId }, () => void refetch())
  useAppVersionStatusChanged(() => void refetch())
  const node = data?.node
  const connection = node?.__typename === 'AppVersion' ? node.activity : undefined
  const lines = connection?.edges
    .map((edge) => edge.node)
    .toSorted((a, b) => b.at.localeCompare(a.at))
  const after = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : undefined
  const loadMore = after ? () => fetchMore({ variables: { after } }) : undefined
  return { lines, error, refetch, loadMore }
}
