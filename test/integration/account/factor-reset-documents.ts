import { graphql } from '../../support/gql/gql.ts'

export const RESETS = graphql(`
  query TestSecondFactorResets {
    secondFactorResets {
      ...FactorResetFacts
    }
  }
`)

export const RESET_FACTS = graphql(`
  fragment FactorResetFacts on SecondFactorReset {
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
    decidedByName
    decisionReason
    canCheck
    canConfirm
    canDecline
    revision
  }
`)

export const CHECK = graphql(`
  mutation TestSecondFactorResetCheck($input: SecondFactorResetCheckInput!) {
    payload: secondFactorResetCheck(input: $input) {
      reset {
        ...FactorResetFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CONFIRM = graphql(`
  mutation TestSecondFactorResetConfirm($input: SecondFactorResetConfirmInput!) {
    payload: secondFactorResetConfirm(input: $input) {
      reset {
        ...FactorResetFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const DECLINE = graphql(`
  mutation TestSecondFactorResetDecline($input: SecondFactorResetDeclineInput!) {
    payload: secondFactorResetDecline(input: $input) {
      reset {
        ...FactorResetFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)
