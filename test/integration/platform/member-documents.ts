import { graphql } from '../../support/gql/gql.ts'

export const PEOPLE = graphql(`
  query TestOrganizationMembers($first: Int!, $after: String, $filter: OrganizationMemberFilter) {
    organizationMembers(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        email
        roles
        vendorName
        hasSecondFactor
        isSelf
        revision
      }
    }
    organizationInvitations {
      id
      email
      roles
      isExpired
    }
  }
`)

export const MEMBER_INVITE = graphql(`
  mutation TestOrganizationMemberInvite($input: OrganizationMemberInviteInput!) {
    payload: organizationMemberInvite(input: $input) {
      invitation {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const MEMBER_INVITATION = graphql(`
  query TestOrganizationInvitation($token: String!) {
    organizationInvitation(token: $token) {
      organizationName
      email
      roles
      state
      hasAccount
    }
  }
`)

export const MEMBER_ACCEPT = graphql(`
  mutation TestOrganizationInvitationAccept($input: OrganizationInvitationAcceptInput!) {
    payload: organizationInvitationAccept(input: $input) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const MEMBER_RESEND = graphql(`
  mutation TestOrganizationInvitationResend($invitationId: ID!) {
    payload: organizationInvitationResend(invitationId: $invitationId) {
      invitation {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const MEMBER_REVOKE = graphql(`
  mutation TestOrganizationInvitationRevoke($invitationId: ID!) {
    payload: organizationInvitationRevoke(invitationId: $invitationId) {
      invitation {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const MEMBER_ROLES = graphql(`
  mutation TestOrganizationMemberRoleChange($input: OrganizationMemberRoleChangeInput!) {
    payload: organizationMemberRoleChange(input: $input) {
      member {
        roles
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const MEMBER_REMOVE = graphql(`
  mutation TestOrganizationMemberRemove($input: OrganizationMemberRemoveInput!) {
    payload: organizationMemberRemove(input: $input) {
      member {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CHANGES = graphql(`
  query TestOrganizationChanges($area: SettingsArea!, $first: Int!, $after: String) {
    organizationChanges(area: $area, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        by
        action
        subject
        reason
        changes {
          field
          before
          after
        }
      }
    }
  }
`)
