import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import type { ConsentPreviewOf } from '../../../../schema/vocabulary/registration.ts'
import { graphql } from '../../gql/gql.ts'

const CONSENT_PREVIEW = graphql(`
  query ConsentPreview($versionId: ID!, $of: ConsentPreviewOf!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        consentPreviewHtml(of: $of)
      }
    }
  }
`)

/** Loads the consent page of a version, again with every revision of it. */
export function useConsentPreview(versionId: string, revision: number, of: ConsentPreviewOf) {
  const { data, error, refetch } = useQuery(CONSENT_PREVIEW, { variables: { versionId, of } })
  useEffect(() => {
    if (revision > 0) void refetch().catch(() => undefined)
  }, [revision, refetch])
  const node = data?.node
  const html = node?.__typename === 'AppVersion' ? (node.consentPreviewHtml ?? '') : undefined
  return { html, error, refetch }
}
