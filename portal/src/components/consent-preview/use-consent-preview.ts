import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { graphql } from '../../gql/gql.ts'

const CONSENT_PREVIEW = graphql(`
  query ConsentPreview($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        consentPreviewHtml
      }
    }
  }
`)

/** Loads the consent page of a version, again with every revision of it. */
export function useConsentPreview(versionId: string, revision: number) {
  const { data, error, refetch } = useQuery(CONSENT_PREVIEW, { variables: { versionId } })
  useEffect(() => {
    if (revision > 0) void refetch().catch(() => undefined)
  }, [revision, refetch])
  const node = data?.node
  const html = node?.__typename === 'AppVersion' ? (node.consentPreviewHtml ?? '') : undefined
  return { html, error, refetch }
}
