import { graphql } from '../../gql/gql.ts'
import type {
  AppInformation_AppFragment,
  InformationVersion_AppVersionFragment,
} from '../../gql/graphql.ts'

/** One version as the App Information Page shows it: everything that was submitted (R087). */
export const INFORMATION_VERSION = graphql(`
  fragment InformationVersion_appVersion on AppVersion {
    id
    revision
    number
    name
    status
    statusChangedAt
    reviewState
    submittedAt
    submittedBy {
      name
    }
    statusReason
    rejectionCode
    iconUrl
    operatingSystems
    homepageUrl
    privacyPolicyUrl
    termsUrl
    redirectUrls
    launchUrl
    shortDescription
    longDescription
    audiences
    uses
    intent
    fhirVersions
    compliance
    clientType
    idTokenAlg
    jwksUrl
    jwks
    launchModes
    launchBehaviour {
      onEhrLaunch
      onStandalone
      onConsentRevoked
    }
    riskTier
    certification {
      level
      criteria {
        criterion
        isMet
      }
    }
    changeNotes
    reviewerNotes
    isEditable
    revision
    attestationOverdueDays
    canRenewAttestation
    attestations {
      id
      answer
      textVersion
      legalName
      signedAt
      verifyUrl
    }
    attestation {
      id
      answer
      textVersion
      legalName
      position
      legalBusinessName
      signedAt
      isCurrent
      signature
      verifyUrl
    }
    scopes {
      scope
      purpose
      justification
      decision
      grantedScopes
      reason
    }
    allowedTransitions
    ...TransitionSubject_appVersion
  }
`)

export const APP_INFORMATION = graphql(`
  fragment AppInformation_app on App {
    id
    slug
    name
    supportContact
    runtimeModel
    riskTier
    lastReviewedAt
    unreadMessages
    owner {
      name
    }
    vendor {
      id
      kind
      displayName
      email
      phone
      website
      position
      legalFirstName
      legalLastName
      address {
        line1
        line2
        city
        region
        postalCode
        country
      }
    }
    latestVersion {
      id
    }
    liveVersion {
      id
    }
    versions {
      id
      ...InformationVersion_appVersion
    }
  }
`)

export type AppInformation = AppInformation_AppFragment
export type InformationVersion = InformationVersion_AppVersionFragment
