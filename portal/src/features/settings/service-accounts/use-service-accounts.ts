import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { ServiceAccountsQuery } from '../../../gql/graphql.ts'

const SERVICE_ACCOUNTS = graphql(`
  query ServiceAccounts {
    serviceAccounts {
      id
      name
      environment
      clientId
      purpose
      abilities
      createdAt
    }
  }
`)

const CREATE = graphql(`
  mutation ServiceAccountCreate($input: ServiceAccountCreateInput!) {
    serviceAccountCreate(input: $input) {
      serviceAccount {
        id
        name
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const END = graphql(`
  mutation ServiceAccountEnd($id: ID!) {
    serviceAccountEnd(id: $id) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type ServiceAccount = ServiceAccountsQuery['serviceAccounts'][number]

/** Reads the service accounts that act now. */
export function useServiceAccounts() {
  return useQuery(SERVICE_ACCOUNTS, { fetchPolicy: 'cache-and-network' })
}

/** Lets a backend service act in the platform. */
export function useServiceAccountCreate() {
  return useMutation(CREATE, { refetchQueries: [SERVICE_ACCOUNTS], awaitRefetchQueries: true })
}

/** Ends one; its next request is refused. */
export function useServiceAccountEnd() {
  return useMutation(END, { refetchQueries: [SERVICE_ACCOUNTS], awaitRefetchQueries: true })
}
