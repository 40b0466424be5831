import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import type { RiskTier } from '../../../../../schema/vocabulary/registration.ts'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { explain } from '../../../lib/request-id.ts'

const RISK_TIER_RAISE = graphql(`
  mutation RiskTierRaise($input: RiskTierRaiseInput!) {
    payload: riskTierRaise(input: $input) {
      appVersion {
        id
        riskTier
        riskReasons
        canRaiseRisk
        approvalsNeeded
        approvals {
          createdAt
          approver {
            name
          }
        }
        ...DecidedVersion_appVersion
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Raises the risk of an app. `raise` says whether it was raised; what was wrong is kept beside it. */
export function useRaiseRisk({ id, revision }: { readonly id: string; readonly revision: number }) {
  const [raiseRisk, { loading }] = useMutation(RISK_TIER_RAISE)
  const [messages, setMessages] = useState<readonly string[]>([])
  const raise = async (tier: RiskTier, reason: string): Promise<boolean> => {
    const input = { versionId: id, tier, reason, expectedRevision: revision }
    try {
      const { data } = await raiseRisk({ variables: { input } })
      const faults: readonly UserErrorFields[] = readFragment(
        USER_ERROR,
        data?.payload.userErrors ?? [],
      )
      setMessages(faults.map(({ message }) => message))
      return faults.length === 0
    } catch (error) {
      setMessages([explain(error)])
      return false
    }
  }
  return { raise, messages, isRunning: loading }
}
