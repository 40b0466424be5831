import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { AccessCampaignsQuery } from '../../../gql/graphql.ts'
import { explain } from '../../../lib/request-id.ts'

const CAMPAIGNS = graphql(`
  query AccessCampaigns {
    accessCampaigns {
      id
      title
      openedAt
      openedBy
      dueAt
      isOverdue
      decidedCount
      apps {
        appId
        name
        owner
        decision
        decidedAt
        decidedBy
        liveVersion {
          id
        }
      }
    }
  }
`)

const OPEN = graphql(`
  mutation AccessCampaignOpen($input: AccessCampaignOpenInput!) {
    payload: accessCampaignOpen(input: $input) {
      campaign {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type Campaign = AccessCampaignsQuery['accessCampaigns'][number]

/** Loads the campaigns of the hospital. */
export function useCampaigns() {
  const { data, error, refetch } = useQuery(CAMPAIGNS, { fetchPolicy: 'cache-and-network' })
  return { campaigns: data?.accessCampaigns, error, refetch }
}

/** Opens a campaign over some live apps; says whether it was opened. */
export function useCampaignOpen(onOpened: () => void) {
  const [openCampaign, { loading }] = useMutation(OPEN)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()
  const open = async (title: string, day: string, appIds: string[]): Promise<boolean> => {
    setProblem(undefined)
    try {
      // The whole day, in the zone of whoever chose it: the list shows it so.
      const dueAt = new Date(`${day || '1970-01-01'}T23:59:59`).toISOString()
      const { data } = await openCampaign({ variables: { input: { title, dueAt, appIds } } })
      const found = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      setFaults(found)
      if (found.length === 0) onOpened()
      return found.length === 0
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }
  return { open, isOpening: loading, faults, problem }
}
