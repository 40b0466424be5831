import { graphql } from '../../../gql/gql.ts'
import type { VendorAccount_VendorFragment } from '../../../gql/graphql.ts'

/** Everything a vendor told about itself (R009-R019). */
export const VENDOR_ACCOUNT = graphql(`
  fragment VendorAccount_vendor on Vendor {
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
    partner {
      tier
    }
    revision
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
  }
`)

export type VendorAccount = VendorAccount_VendorFragment
