import { graphql } from './gql/gql.ts'

/** Every fact a user error can carry. */
export const USER_ERROR = graphql(`
  fragment UserErrorFacts on UserError {
    __typename
    message
    code
    path
    ... on FieldError {
      limit
      actual
    }
    ... on TransitionError {
      from
      allowed
    }
    ... on StaleRevisionError {
      expected
      revision: actual
    }
  }
`)

/** What tests look at after a version was changed. */
export const VERSION = graphql(`
  fragment VersionFacts on AppVersion {
    id
    number
    name
    status
    reviewState
    revision
    statusReason
    rejectionCode
    allowedTransitions
    isEditable
    app {
      id
      slug
    }
  }
`)

export const VENDOR_PROFILE_COMPLETE = graphql(`
  mutation TestVendorProfileComplete($input: VendorProfileInput!) {
    payload: vendorProfileComplete(input: $input) {
      vendor {
        id
        displayName
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const DRAFT_SAVE = graphql(`
  mutation TestAppVersionDraftSave($input: AppVersionDraftInput!) {
    payload: appVersionDraftSave(input: $input) {
      appVersion {
        ...VersionFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const ATTESTATION_TEXT = graphql(`
  query TestAttestationText {
    attestationText {
      id
      sha256
      version
    }
  }
`)

export const ATTEST = graphql(`
  mutation TestAttest($input: AttestInput!) {
    payload: attest(input: $input) {
      appVersion {
        ...VersionFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const VERSION_BY_ID = graphql(`
  query TestVersion($id: ID!) {
    node(id: $id) {
      ...VersionFacts
    }
  }
`)
