import { graphql } from '../../../gql/gql.ts'
import type { VendorMembersQuery } from '../../../gql/graphql.ts'

/** Who works for the vendor of the person who is signed in, and who was asked to. */
export const VENDOR_MEMBERS = graphql(`
  query VendorMembers {
    viewer {
      id
      email
      vendor {
        id
        displayName
        members {
          id
          name
          email
          role
          joinedAt
        }
        invitations {
          id
          email
          role
          sentAt
          expiresAt
          isExpired
        }
      }
    }
  }
`)

type VendorOfViewer = NonNullable<NonNullable<VendorMembersQuery['viewer']>['vendor']>
export type Member = VendorOfViewer['members'][number]
export type Invitation = VendorOfViewer['invitations'][number]
