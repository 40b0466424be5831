import { useQuery } from '@apollo/client/react'
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { DOCUMENT_FACTS } from './document-facts.ts'

const VERSION_DOCUMENTS = graphql(`
  query VersionDocuments($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        number
        canUploadDocuments
        documents(first: 100) {
          edges {
            cursor
            node {
              ...DocumentFacts_document
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
          totalCount
        }
        app {
          id
          versions {
            id
            number
            documents(first: 100) {
              edges {
                cursor
                node {
                  ...DocumentFacts_document
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
    }
  }
`)

const LOOK_AGAIN_MS = 5000

/** Loads the documents of a version, and those filed for the versions before it; looks again while any is scanned. */
export function useDocuments(versionId: string) {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(VERSION_DOCUMENTS, {
    variables: { versionId },
    fetchPolicy: 'cache-and-network',
  })
  const version = data?.node?.__typename === 'AppVersion' ? data.node : undefined
  const documents = version && documentsIn(version.documents)
  if (documents?.some(({ scanState }) => scanState === 'WAITING')) startPolling(LOOK_AGAIN_MS)
  else stopPolling()
  const earlier = (version?.app.versions ?? [])
    .filter(({ number }) => version && number < version.number)
    .toSorted((a, b) => b.number - a.number)
    .map(({ id, number, documents: filed }) => ({ id, number, documents: documentsIn(filed) }))
    .filter(({ documents: filed }) => filed.length > 0)
  return { documents, earlier, canUpload: version?.canUploadDocuments ?? false, error, refetch }
}

interface Filed {
  readonly edges: readonly { readonly node: FragmentType<typeof DOCUMENT_FACTS> }[]
}

/** Flagged for use first, then latest first, also after one was changed here. */
function documentsIn({ edges }: Filed) {
  return edges
    .map(({ node }) => readFragment(DOCUMENT_FACTS, node))
    .toSorted(
      (a, b) =>
        Number(b.readyForViewing) - Number(a.readyForViewing) ||
        (b.uploadedAt ?? '').localeCompare(a.uploadedAt ?? ''),
    )
}
