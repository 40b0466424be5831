import { graphql } from '../../support/gql/gql.ts'

export const ASK_FOR_APP = graphql(`
  mutation TestAppRequestCreate($input: AppRequestCreateInput!) {
    payload: appRequestCreate(input: $input) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const APP_REQUESTS = graphql(`
  query TestAppRequests($first: Int!, $after: String, $filter: AppRequestFilter) {
    appRequests(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        appName
        homepageUrl
        requesterName
        requesterEmail
        department
        why
        state
        note
        erasedAt
        availableStates
        revision
        app {
          name
        }
        decidedBy {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const DECIDE_APP_REQUEST = graphql(`
  mutation TestAppRequestDecide($input: AppRequestDecideInput!) {
    payload: appRequestDecide(input: $input) {
      request {
        id
        state
        note
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const APP_REQUEST_CHANGED = graphql(`
  subscription TestAppRequestChanged($after: String) {
    event: appRequestChanged(after: $after) {
      cursor
      request {
        appName
        state
      }
    }
  }
`)

export const ACTIVATION_REQUEST = graphql(`
  mutation TestActivationRequest($input: ActivationRequestInput!) {
    payload: activationRequest(input: $input) {
      activation {
        id
        department
        state
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const ACTIVATION_DECIDE = graphql(`
  mutation TestActivationDecide($input: ActivationDecideInput!) {
    payload: activationDecide(input: $input) {
      activation {
        state
        reason
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const ACTIVATION_WITHDRAW = graphql(`
  mutation TestActivationWithdraw($input: ActivationWithdrawInput!) {
    payload: activationWithdraw(input: $input) {
      activation {
        state
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const ACTIVATION_END = graphql(`
  mutation TestActivationEnd($input: ActivationEndInput!) {
    payload: activationEnd(input: $input) {
      activation {
        state
        reason
        canEnd
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const ACTIVATIONS = graphql(`
  query TestActivations($filter: ActivationFilter) {
    activationRequests(first: 50, filter: $filter) {
      totalCount
      nodes {
        id
        appName
        appSlug
        department
        state
        canDecide
        canWithdraw
        canEnd
        requestedBy {
          name
        }
        revision
      }
    }
  }
`)
