import { graphql } from '../../support/gql/gql.ts'

export const SIGNED = graphql(`
  fragment SignedFacts on Attestation {
    id
    answer
    textVersion
    legalName
    position
    legalBusinessName
    signedAt
    signature
    isCurrent
    current
    pdfUrl
    verifyUrl
    text {
      version
      body
      sha256
    }
    version {
      number
    }
  }
`)

export const VERSION_ATTESTATIONS = graphql(`
  query TestVersionAttestations($id: ID!) {
    node(id: $id) {
      __typename
      ... on AppVersion {
        status
        revision
        attestationOverdueDays
        canRenewAttestation
        attestation {
          ...SignedFacts
        }
        attestations {
          ...SignedFacts
        }
      }
    }
  }
`)

export const VERIFY = graphql(`
  query TestAttestationVerify($jws: String!, $text: String) {
    attestationVerify(jws: $jws, text: $text) {
      isValid
      isSignatureValid
      isTextUnchanged
      isOnRecord
      problems
      statement {
        issuer
        appName
        appVersionNumber
        vendorName
        textVersion
        textSha256
        answer
        legalName
        position
        legalBusinessName
        signedAt
      }
    }
  }
`)

export const PROPOSE = graphql(`
  mutation TestAttestationTextPropose($input: AttestationTextProposeInput!) {
    payload: attestationTextPropose(input: $input) {
      proposal {
        id
        revision
        sha256
        body
        canPublish
        changes {
          kind
        }
        proposedBy {
          name
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const PUBLISH = graphql(`
  mutation TestAttestationTextPublish($input: AttestationProposalInput!) {
    payload: attestationTextPublish(input: $input) {
      appsToReattest
      text {
        id
        version
        body
        sha256
        summary
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const WITHDRAW = graphql(`
  mutation TestAttestationTextWithdraw($input: AttestationProposalInput!) {
    payload: attestationTextWithdraw(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const PROPOSAL = graphql(`
  query TestAttestationProposal {
    attestationProposal {
      id
      canPublish
    }
  }
`)

export const TEXTS = graphql(`
  query TestAttestationTexts($since: Int!) {
    attestationTexts {
      version
      sha256
    }
    attestationText {
      version
      changesSince(version: $since) {
        kind
        parts {
          kind
          text
        }
      }
    }
  }
`)

export const RENEW = graphql(`
  mutation TestAttestationRenew($input: AttestInput!) {
    payload: attestationRenew(input: $input) {
      appVersion {
        ...VersionFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)
