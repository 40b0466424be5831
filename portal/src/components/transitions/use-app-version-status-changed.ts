import { useSubscription } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import type { AppVersionStatusChangedSubscription } from '../../gql/graphql.ts'

const APP_VERSION_STATUS_CHANGED = graphql(`
  subscription AppVersionStatusChanged($appId: ID, $after: String) {
    appVersionStatusChanged(appId: $appId, after: $after) {
      cursor
      transition
      appVersion {
        id
        name
        number
        ...MovedVersion_appVersion
      }
      to
      reviewState
    }
  }
`)

export type StatusChange = AppVersionStatusChangedSubscription['appVersionStatusChanged']

/**
 * Follows the statuses of the apps this person may see. The cache takes the change, so every
 * list and page shows it in place; the callback is for saying so.
 */
export function useAppVersionStatusChanged(onChanged: (change: StatusChange) => void): void {
  useSubscription(APP_VERSION_STATUS_CHANGED, {
    onData: ({ data }) => {
      if (data.data) onChanged(data.data.appVersionStatusChanged)
    },
  })
}
