import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type {
  PatientRepresentativesQuery,
  PatientRepresentativesQueryVariables,
} from '../../../gql/graphql.ts'
import { shownData } from '../../../lib/shown-data.ts'

const REPRESENTATIVES = graphql(`
  query PatientRepresentatives(
    $email: String
    $environment: LaunchEnvironment
    $isEnded: Boolean!
    $patient: ID
  ) {
    patientRepresentatives(
      email: $email
      environment: $environment
      isEnded: $isEnded
      patient: $patient
    ) {
      id
      environment
      patient
      patientFacts {
        name
        birthDate
        recordNumber
      }
      name
      email
      kind
      relatedPerson
      validFrom
      validUntil
      excludesSensitive
      endedAt
      endReason
    }
  }
`)

const ADD = graphql(`
  mutation PatientRepresentativeAdd($input: PatientRepresentativeAddInput!) {
    patientRepresentativeAdd(input: $input) {
      representative {
        id
        name
        patient
        patientFacts {
          name
          birthDate
          recordNumber
        }
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const END = graphql(`
  mutation PatientRepresentativeEnd($id: ID!, $reason: String) {
    patientRepresentativeEnd(id: $id, reason: $reason) {
      representative {
        id
        endedAt
        endReason
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type Representative = PatientRepresentativesQuery['patientRepresentatives'][number]

/** Loads who acts for whom; while a filter changes, the rows of the last one stay. */
export function useRepresentatives(variables: PatientRepresentativesQueryVariables) {
  const { data, previousData, error, refetch } = useQuery(REPRESENTATIVES, {
    variables,
    fetchPolicy: 'cache-and-network',
  })
  return { rows: shownData({ data, previousData, error })?.patientRepresentatives, error, refetch }
}

const REFRESH = { refetchQueries: [REPRESENTATIVES], awaitRefetchQueries: true }

export const useRepresentativeAdd = () => useMutation(ADD, REFRESH)
export const useRepresentativeEnd = () => useMutation(END, REFRESH)
