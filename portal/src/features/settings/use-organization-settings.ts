import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import type { OrganizationSettingsQuery } from '../../gql/graphql.ts'

const ORGANIZATION_SETTINGS = graphql(`
  query OrganizationSettings {
    organizationSettings {
      id
      selfRegistration
      secondFactor
      revision
    }
  }
`)

const ORGANIZATION_SETTINGS_UPDATE = graphql(`
  mutation OrganizationSettingsUpdate($input: OrganizationSettingsUpdateInput!) {
    organizationSettingsUpdate(input: $input) {
      settings {
        id
        selfRegistration
        secondFactor
        revision
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type Settings = OrganizationSettingsQuery['organizationSettings']

/** Loads the settings of the hospital, for its administrator. */
export function useOrganizationSettings() {
  const { data, error, refetch } = useQuery(ORGANIZATION_SETTINGS, { fetchPolicy: 'network-only' })
  return { settings: data?.organizationSettings, error, refetch }
}

export function useOrganizationSettingsUpdate() {
  return useMutation(ORGANIZATION_SETTINGS_UPDATE)
}
