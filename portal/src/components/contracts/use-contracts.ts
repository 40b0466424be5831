import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { CONTRACT } from './contract.ts'

const VENDOR_CONTRACTS = graphql(`
  query VendorContracts($vendorId: ID!) {
    vendorContracts(vendorId: $vendorId) {
      id
      ...Contract_vendorContract
    }
  }
`)

/** Loads the contracts with a vendor, newest first. Addresses to download by end soon, so they are asked for anew. */
export function useContracts(vendorId: string | undefined) {
  const { data, error, refetch } = useQuery(VENDOR_CONTRACTS, {
    variables: { vendorId: vendorId ?? '' },
    skip: !vendorId,
    fetchPolicy: 'cache-and-network',
  })
  return { contracts: readFragment(CONTRACT, data?.vendorContracts), error, refetch }
}

export const AFTER_CONTRACTS = { refetchQueries: [VENDOR_CONTRACTS], awaitRefetchQueries: true }
