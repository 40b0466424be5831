import { graphql } from '../../gql/gql.ts'
import type { Contract_VendorContractFragment } from '../../gql/graphql.ts'

/** One version of a contract with a vendor. */
export const CONTRACT = graphql(`
  fragment Contract_vendorContract on VendorContract {
    id
    kind
    title
    version
    state
    validFrom
    validUntil
    signerName
    signerPosition
    signedOn
    fileName
    pageCount
    downloadUrl
    canTerminate
    terminatedAt
    terminationReason
    revision
  }
`)

export type Contract = Contract_VendorContractFragment
