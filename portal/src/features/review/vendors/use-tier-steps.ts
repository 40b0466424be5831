import { useMutation } from '@apollo/client/react'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { AFTERWARDS } from './use-vendor-file.ts'

const PROPOSE = graphql(`
  mutation PartnerTierPropose($input: PartnerTierProposeInput!) {
    payload: partnerTierPropose(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const CONFIRM = graphql(`
  mutation PartnerTierConfirm($input: PartnerTierDecisionInput!) {
    payload: partnerTierConfirm(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const DECLINE = graphql(`
  mutation PartnerTierDecline($input: PartnerTierDecisionInput!) {
    payload: partnerTierDecline(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** What people do about a strategic partner, with what was wrong the last time. */
export function useTierSteps() {
  const [propose, proposed] = useMutation(PROPOSE, AFTERWARDS)
  const [confirm, confirmed] = useMutation(CONFIRM, AFTERWARDS)
  const [decline, declined] = useMutation(DECLINE, AFTERWARDS)
  const results = [proposed, confirmed, declined]
  return {
    propose,
    confirm,
    decline,
    faults: readFragment(
      USER_ERROR,
      results.flatMap(({ data }) => data?.payload.userErrors ?? []),
    ),
    error: results.find(({ error }) => error)?.error,
    isRunning: results.some(({ loading }) => loading),
  }
}
