import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const USAGE = graphql(`
  query AccessCampaignUsage {
    accessCampaigns {
      id
      apps {
        appId
        liveVersion {
          id
          usage {
            used
            unused
            requests
          }
        }
      }
    }
  }
`)

/** What of its access a live version used in the last year. */
export interface CampaignUsage {
  /** Granted access to records that some request needed. */
  readonly used: readonly string[]
  /** Granted access to records that no request needed. */
  readonly unused: readonly string[]
  readonly requests: number
}

/**
 * Reads what the live versions of all campaigns are granted and used, by the id of the version. Asked apart from the
 * campaigns, which are there before it is counted; undefined until it is, null for what cannot be told.
 */
export function useCampaignUsage(): (
  versionId: string | undefined,
) => CampaignUsage | null | undefined {
  // Apps of a campaign have no identity in the cache: what is read of them here would replace what is read there.
  const { data, error } = useQuery(USAGE, {
    fetchPolicy: 'no-cache',
    nextFetchPolicy: 'no-cache',
  })
  const apps = data?.accessCampaigns.flatMap((campaign) => campaign.apps) ?? []
  const usages = new Map(apps.map(({ liveVersion }) => [liveVersion?.id, liveVersion?.usage]))
  return (versionId) => {
    if (versionId === undefined || error) return null
    return data ? (usages.get(versionId) ?? null) : undefined
  }
}
