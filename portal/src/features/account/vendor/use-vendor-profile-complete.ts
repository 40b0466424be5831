import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const VENDOR_PROFILE_COMPLETE = graphql(`
  mutation VendorProfileComplete($input: VendorProfileInput!) {
    vendorProfileComplete(input: $input) {
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

export function useVendorProfileComplete() {
  return useMutation(VENDOR_PROFILE_COMPLETE, {
    refetchQueries: ['Viewer'],
    awaitRefetchQueries: true,
  })
}
