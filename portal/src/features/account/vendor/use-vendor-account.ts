import { useQuery } from '@apollo/client/react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { VENDOR_ACCOUNT } from './vendor-account.ts'

const MY_VENDOR_ACCOUNT = graphql(`
  query MyVendorAccount {
    viewer {
      id
      vendor {
        id
        ...VendorAccount_vendor
      }
    }
  }
`)

/** Loads the vendor of the person who is signed in; null when they have none yet. */
export function useVendorAccount() {
  const { data, error, refetch } = useQuery(MY_VENDOR_ACCOUNT)
  const vendor = readFragment(VENDOR_ACCOUNT, data?.viewer?.vendor)
  return { vendor: data ? (vendor ?? null) : undefined, error, refetch }
}
