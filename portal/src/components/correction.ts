import { graphql } from '../gql/gql.ts'
import type { Correction_VendorCorrectionFragment } from '../gql/graphql.ts'

/** A correction of a vendor's legal details, as reviewers and the vendor see it. */
export const CORRECTION = graphql(`
  fragment Correction_vendorCorrection on VendorCorrection {
    id
    state
    reason
    createdAt
    decidedAt
    decisionReason
    canDecide
    changes {
      field
      before
      after
    }
    proposedBy {
      name
    }
    decidedBy {
      name
    }
  }
`)

export type Correction = Correction_VendorCorrectionFragment
