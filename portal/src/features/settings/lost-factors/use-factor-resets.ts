import { useMutation, useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { FactorReset_FieldsFragment } from '../../../gql/graphql.ts'

export const FACTOR_RESET = graphql(`
  fragment FactorReset_fields on SecondFactorReset {
    id
    name
    email
    isStaff
    state
    createdAt
    expiresAt
    sourceAddress
    identityCheck
    checkedByName
    checkedAt
    decidedByName
    decidedAt
    decisionReason
    canCheck
    canConfirm
    canDecline
    revision
  }
`)

const FACTOR_RESETS = graphql(`
  query SecondFactorResets {
    secondFactorResets {
      id
      ...FactorReset_fields
    }
  }
`)

const CHECK = graphql(`
  mutation SecondFactorResetCheck($input: SecondFactorResetCheckInput!) {
    secondFactorResetCheck(input: $input) {
      reset {
        id
        ...FactorReset_fields
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const CONFIRM = graphql(`
  mutation SecondFactorResetConfirm($input: SecondFactorResetConfirmInput!) {
    secondFactorResetConfirm(input: $input) {
      reset {
        id
        ...FactorReset_fields
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const DECLINE = graphql(`
  mutation SecondFactorResetDecline($input: SecondFactorResetDeclineInput!) {
    secondFactorResetDecline(input: $input) {
      reset {
        id
        ...FactorReset_fields
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type FactorReset = FactorReset_FieldsFragment

/** Loads the requests of people who lost every second factor: those that wait, then the newest. */
export function useFactorResets() {
  const { data, error, refetch } = useQuery(FACTOR_RESETS, { fetchPolicy: 'cache-and-network' })
  return { resets: data && readFragment(FACTOR_RESET, data.secondFactorResets), error, refetch }
}

export const useCheck = () => useMutation(CHECK)
export const useConfirm = () => useMutation(CONFIRM)
export const useDecline = () => useMutation(DECLINE)
