import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import { VENDOR_MEMBERS } from './vendor-members.ts'

const INVITE = graphql(`
  mutation VendorMemberInvite($input: VendorMemberInviteInput!) {
    vendorMemberInvite(input: $input) {
      invitation {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const RESEND = graphql(`
  mutation VendorInvitationResend($invitationId: ID!) {
    vendorInvitationResend(invitationId: $invitationId) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REVOKE = graphql(`
  mutation VendorInvitationRevoke($invitationId: ID!) {
    vendorInvitationRevoke(invitationId: $invitationId) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const CHANGE_ROLE = graphql(`
  mutation VendorMemberRoleChange($input: VendorMemberRoleInput!) {
    vendorMemberRoleChange(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REMOVE = graphql(`
  mutation VendorMemberRemove($memberId: ID!) {
    vendorMemberRemove(memberId: $memberId) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const LEAVE = graphql(`
  mutation VendorLeave($vendorId: ID!) {
    vendorLeave(vendorId: $vendorId) {
      left
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const AFTERWARDS = { refetchQueries: [VENDOR_MEMBERS], awaitRefetchQueries: true }

export const useInvite = () => useMutation(INVITE, AFTERWARDS)
export const useResend = () => useMutation(RESEND, AFTERWARDS)
export const useRevoke = () => useMutation(REVOKE, AFTERWARDS)
export const useRoleChange = () => useMutation(CHANGE_ROLE, AFTERWARDS)
export const useRemove = () => useMutation(REMOVE, AFTERWARDS)
export const useLeave = () => useMutation(LEAVE)
