import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const VENDOR_CONTACT_UPDATE = graphql(`
  mutation VendorContactUpdate($input: VendorContactUpdateInput!) {
    vendorContactUpdate(input: $input) {
      vendor {
        id
        ...VendorAccount_vendor
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export function useVendorContactUpdate() {
  return useMutation(VENDOR_CONTACT_UPDATE)
}
