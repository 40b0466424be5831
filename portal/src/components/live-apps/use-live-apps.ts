import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import type { LiveAppsQuery } from '../../gql/graphql.ts'

const LIVE_APPS = graphql(`
  query LiveApps {
    liveApps {
      appId
      name
      vendorId
      vendorName
      riskTier
      sensitivity
      scopes
    }
  }
`)

export type LiveApp = LiveAppsQuery['liveApps'][number]

/** Loads the apps in use, by name. */
export function useLiveApps() {
  const { data, error, refetch } = useQuery(LIVE_APPS, { fetchPolicy: 'cache-and-network' })
  return { apps: data?.liveApps, error, refetch }
}
