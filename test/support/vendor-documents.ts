import { graphql } from './gql/gql.ts'

export const MEMBERS = graphql(`
  query TestVendorMembers {
    viewer {
      vendorRole
      vendor {
        id
        members {
          id
          name
          email
          role
        }
        invitations {
          id
          email
          role
          isExpired
          invitedBy {
            name
          }
        }
      }
    }
  }
`)

export const INVITE = graphql(`
  mutation TestVendorMemberInvite($input: VendorMemberInviteInput!) {
    payload: vendorMemberInvite(input: $input) {
      invitation {
        id
        email
        role
        expiresAt
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const INVITATION_RESEND = graphql(`
  mutation TestVendorInvitationResend($invitationId: ID!) {
    payload: vendorInvitationResend(invitationId: $invitationId) {
      invitation {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const INVITATION_REVOKE = graphql(`
  mutation TestVendorInvitationRevoke($invitationId: ID!) {
    payload: vendorInvitationRevoke(invitationId: $invitationId) {
      invitation {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const INVITATION_ACCEPT = graphql(`
  mutation TestVendorInvitationAccept($token: String!) {
    payload: vendorInvitationAccept(token: $token) {
      vendor {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const INVITATION = graphql(`
  query TestVendorInvitation($token: String!) {
    vendorInvitation(token: $token) {
      vendorName
      email
      role
      state
    }
  }
`)

export const ROLE_CHANGE = graphql(`
  mutation TestVendorMemberRoleChange($input: VendorMemberRoleInput!) {
    payload: vendorMemberRoleChange(input: $input) {
      vendor {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const REMOVE = graphql(`
  mutation TestVendorMemberRemove($memberId: ID!) {
    payload: vendorMemberRemove(memberId: $memberId) {
      vendor {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const LEAVE = graphql(`
  mutation TestVendorLeave($vendorId: ID!) {
    payload: vendorLeave(vendorId: $vendorId) {
      left
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const REGISTER_INVITED = graphql(`
  mutation TestRegisterInvited($input: AccountRegisterInput!) {
    payload: accountRegister(input: $input) {
      accepted
    }
  }
`)

export const VERIFY_ADDRESS = graphql(`
  mutation TestVerifyAddress($token: String!) {
    payload: accountVerifyEmail(token: $token) {
      accepted
    }
  }
`)

/** What a reviewer looks at, and what the vendor sees of it. */
export const VENDOR_FILE = graphql(`
  query TestVendorFile($id: ID!) {
    node(id: $id) {
      __typename
      ... on Vendor {
        id
        displayName
        legalFirstName
        legalLastName
        legalBusinessName
        duns
        email
        revision
        contactVerifiedAt
        canProposeCorrection
        canVerifyContact
        corrections {
          id
          state
          reason
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
        calls {
          spokenTo
          phone
          outcome
          note
          recordedBy {
            name
          }
        }
      }
    }
  }
`)

export const PROPOSE = graphql(`
  mutation TestVendorCorrectionPropose($input: VendorCorrectionInput!) {
    payload: vendorCorrectionPropose(input: $input) {
      correction {
        id
        state
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CONFIRM = graphql(`
  mutation TestVendorCorrectionConfirm($input: VendorCorrectionDecisionInput!) {
    payload: vendorCorrectionConfirm(input: $input) {
      correction {
        state
        vendor {
          displayName
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const DECLINE = graphql(`
  mutation TestVendorCorrectionDecline($input: VendorCorrectionDecisionInput!) {
    payload: vendorCorrectionDecline(input: $input) {
      correction {
        state
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CONTACT_VERIFY = graphql(`
  mutation TestVendorContactVerify($input: VendorContactVerifyInput!) {
    payload: vendorContactVerify(input: $input) {
      vendor {
        revision
        contactVerifiedAt
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CONTACT_CHANGE = graphql(`
  mutation TestVendorContactChange($input: VendorContactUpdateInput!) {
    payload: vendorContactUpdate(input: $input) {
      vendor {
        revision
        contactVerifiedAt
      }
    }
  }
`)

export const VENDORS = graphql(`
  query TestVendors($filter: VendorFilter, $first: Int!, $after: String) {
    vendors(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`)
