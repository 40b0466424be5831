import { useMutation, useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { VENDOR_FILE } from './vendor-file.ts'

const VENDOR_PAGE = graphql(`
  query VendorPage($id: ID!) {
    node(id: $id) {
      __typename
      ... on Vendor {
        id
        ...VendorFile_vendor
      }
    }
  }
`)

const PROPOSE = graphql(`
  mutation VendorCorrectionPropose($input: VendorCorrectionInput!) {
    vendorCorrectionPropose(input: $input) {
      correction {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const CONFIRM = graphql(`
  mutation VendorCorrectionConfirm($input: VendorCorrectionDecisionInput!) {
    vendorCorrectionConfirm(input: $input) {
      correction {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const DECLINE = graphql(`
  mutation VendorCorrectionDecline($input: VendorCorrectionDecisionInput!) {
    vendorCorrectionDecline(input: $input) {
      correction {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const VERIFY = graphql(`
  mutation VendorContactVerify($input: VendorContactVerifyInput!) {
    vendorContactVerify(input: $input) {
      vendor {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Loads a vendor by its id; null when there is none, or not for whoever asks. */
export function useVendorFile(id: string) {
  const { data, error, refetch } = useQuery(VENDOR_PAGE, { variables: { id } })
  const node = data?.node?.__typename === 'Vendor' ? data.node : undefined
  const vendor = data ? (readFragment(VENDOR_FILE, node) ?? null) : undefined
  return { vendor, error, refetch }
}

export const AFTERWARDS = { refetchQueries: [VENDOR_PAGE], awaitRefetchQueries: true }

export const usePropose = () => useMutation(PROPOSE, AFTERWARDS)
export const useConfirm = () => useMutation(CONFIRM, AFTERWARDS)
export const useDecline = () => useMutation(DECLINE, AFTERWARDS)
export const useVerify = () => useMutation(VERIFY, AFTERWARDS)
