import { graphql } from '../../support/gql/gql.ts'

export const CONTRACT = graphql(`
  fragment ContractFacts on VendorContract {
    id
    kind
    title
    version
    state
    validFrom
    validUntil
    sha256
    downloadUrl
    canTerminate
    terminationReason
    revision
  }
`)

export const CONTRACTS = graphql(`
  query TestVendorContracts($vendorId: ID!) {
    vendorContracts(vendorId: $vendorId) {
      ...ContractFacts
    }
  }
`)

export const CONTRACT_ADD = graphql(`
  mutation TestVendorContractAdd($input: VendorContractAddInput!) {
    payload: vendorContractAdd(input: $input) {
      contractId
      uploadUrl
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CONTRACT_COMPLETE = graphql(`
  mutation TestVendorContractComplete($contractId: ID!) {
    payload: vendorContractComplete(contractId: $contractId) {
      contracts {
        ...ContractFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CONTRACT_TERMINATE = graphql(`
  mutation TestVendorContractTerminate($input: VendorContractTerminateInput!) {
    payload: vendorContractTerminate(input: $input) {
      contracts {
        ...ContractFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const PARTNER = graphql(`
  query TestPartner($id: ID!) {
    node(id: $id) {
      ... on Vendor {
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
          state
          canDecide
        }
      }
    }
  }
`)

export const TIER_PROPOSE = graphql(`
  mutation TestPartnerTierPropose($input: PartnerTierProposeInput!) {
    payload: partnerTierPropose(input: $input) {
      proposal {
        id
        state
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const TIER_CONFIRM = graphql(`
  mutation TestPartnerTierConfirm($input: PartnerTierDecisionInput!) {
    payload: partnerTierConfirm(input: $input) {
      proposal {
        state
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const LISTED_STANDING = graphql(`
  query TestListedStanding($slug: String!) {
    galleryListing(slug: $slug) {
      appId
      certification
      partnerTier
    }
  }
`)

export const CERTIFICATION = graphql(`
  query TestCertification($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        certification {
          level
          criteria {
            criterion
            isMet
          }
        }
      }
    }
  }
`)

export const FILE_CONTRACT = graphql(`
  mutation TestFileContract($input: ArtifactFileInput!) {
    payload: artifactFile(input: $input) {
      appVersion {
        id
        stages {
          stage
          artifacts {
            kind
            body
          }
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)
