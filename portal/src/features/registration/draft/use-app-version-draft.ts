import { useQuery } from '@apollo/client/react'
import { useCallback } from 'react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { DRAFT_VERSION } from './draft-version.ts'

const APP_VERSION_DRAFT = graphql(`
  query AppVersionDraft($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        ...DraftVersion_appVersion
      }
    }
  }
`)

/** Loads a version for the wizard; `version` is null when there is none, or none to be seen. */
export function useAppVersionDraft(versionId: string) {
  const { data, error, refetch } = useQuery(APP_VERSION_DRAFT, { variables: { versionId } })
  const node = data?.node
  const found = node?.__typename === 'AppVersion' ? readFragment(DRAFT_VERSION, node) : undefined

  const reload = useCallback(async () => {
    const fresh = (await refetch()).data?.node
    return fresh?.__typename === 'AppVersion' ? readFragment(DRAFT_VERSION, fresh) : undefined
  }, [refetch])

  return { version: data ? (found ?? null) : undefined, error, reload }
}
