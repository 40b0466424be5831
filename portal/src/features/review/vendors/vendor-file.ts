import { graphql } from '../../../gql/gql.ts'
import type { VendorFile_VendorFragment } from '../../../gql/graphql.ts'

/** A vendor as reviewers see it: who it is, how it was called, what was corrected. */
export const VENDOR_FILE = graphql(`
  fragment VendorFile_vendor on Vendor {
    id
    kind
    displayName
    legalFirstName
    legalLastName
    legalBusinessName
    duns
    position
    phone
    email
    website
    contactVerifiedAt
    createdAt
    revision
    canProposeCorrection
    canVerifyContact
    canManageContracts
    canProposePartner
    partner {
      tier
      criteria {
        criterion
        isMet
      }
    }
    partnerProposals {
      id
      change
      reason
      state
      createdAt
      decisionReason
      canDecide
      proposedBy {
        name
      }
      decidedBy {
        name
      }
    }
    address {
      line1
      line2
      city
      region
      postalCode
      country
    }
    members {
      id
      name
      email
      role
    }
    corrections {
      id
      ...Correction_vendorCorrection
    }
    calls {
      id
      calledAt
      phone
      spokenTo
      outcome
      note
      recordedBy {
        name
      }
    }
  }
`)

export type VendorFile = VendorFile_VendorFragment
