import { useMutation, useQuery } from '@apollo/client/react'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { ScopeOverrideProposeInput, ScopeSettingsPageQuery } from '../../../gql/graphql.ts'

export const SCOPE_SETTINGS = graphql(`
  query ScopeSettingsPage {
    scopeSettings {
      id
      key
      override {
        ...ScopeOverride_override
      }
      proposed {
        ...ScopeOverride_override
      }
      proposal {
        ...RuleProposal_proposal
      }
      history {
        ...RuleVersion_version
      }
    }
  }
`)

const PROPOSE = graphql(`
  mutation ScopeOverridePropose($input: ScopeOverrideProposeInput!) {
    payload: scopeOverridePropose(input: $input) {
      proposalId
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type ScopeSetting = ScopeSettingsPageQuery['scopeSettings'][number]

/** Loads every entry of the catalog with what the hospital changed of it. */
export function useScopeSettings() {
  const { data, error, refetch } = useQuery(SCOPE_SETTINGS, { fetchPolicy: 'cache-and-network' })
  return { settings: data?.scopeSettings, error, refetch }
}

/** Proposes another entry. `propose` says whether it waits now. */
export function useProposeOverride() {
  const refresh = { refetchQueries: [SCOPE_SETTINGS], awaitRefetchQueries: true }
  const [send, { data, loading, error }] = useMutation(PROPOSE, refresh)
  const propose = async (input: ScopeOverrideProposeInput) => {
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
