import { useMutation, useQuery } from '@apollo/client/react'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { GovernancePolicyProposeInput, PolicyPageQuery } from '../../../gql/graphql.ts'
import { RULE_PROPOSAL, RULE_VERSION } from './use-settle-rule.ts'

export const POLICY_PAGE = graphql(`
  query PolicyPage {
    governancePolicy {
      id
      version
      patientAuthenticityDays
      patientRegistrationDays
      authenticityDays
      registrationDays
      intakeDays
      securityDays
      technicalDays
      contractDays
      pilotDays
      launchDays
      dueSoonDays
      escalationDays
      recertificationMonths
      recertificationOpensDays
      attestationGraceDays
      sunsetNoticeDays
      tellsUsersOfSuspension
      waivers {
        stage
        riskTier
        right
      }
      history {
        ...RuleVersion_version
      }
    }
    governancePolicyProposal {
      ...RuleProposal_proposal
    }
  }
`)

const PROPOSE = graphql(`
  mutation GovernancePolicyPropose($input: GovernancePolicyProposeInput!) {
    payload: governancePolicyPropose(input: $input) {
      proposalId
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type Policy = PolicyPageQuery['governancePolicy']

/** Loads the policy in force, its history, and the change that waits for a second person. */
export function usePolicy() {
  const { data, error, refetch } = useQuery(POLICY_PAGE, { fetchPolicy: 'cache-and-network' })
  return {
    policy: data?.governancePolicy,
    history: readFragment(RULE_VERSION, data?.governancePolicy.history ?? []),
    proposal: readFragment(RULE_PROPOSAL, data?.governancePolicyProposal),
    error,
    refetch,
  }
}

/** Proposes another policy. `propose` says whether it waits now. */
export function useProposePolicy() {
  const refresh = { refetchQueries: [POLICY_PAGE], awaitRefetchQueries: true }
  const [send, { data, loading, error }] = useMutation(PROPOSE, refresh)
  const propose = async (input: GovernancePolicyProposeInput) => {
    const result = await send({ variables: { input } }).catch(() => undefined)
    return Boolean(result?.data?.payload.proposalId)
  }
  return {
    propose,
    faults: readFragment(USER_ERROR, data?.payload.userErrors ?? []),
    error,
    isRunning: loading,
  }
}
