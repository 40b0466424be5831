import { graphql } from '../../../gql/gql.ts'
import type { ReviewVersion_AppVersionFragment } from '../../../gql/graphql.ts'

/** A submission as reviewers read it, and as it is compared with the one before. */
export const REVIEW_VERSION = graphql(`
  fragment ReviewVersion_appVersion on AppVersion {
    id
    revision
    number
    name
    status
    statusChangedAt
    statusReason
    rejectionCode
    reviewState
    submittedAt
    submittedBy {
      name
    }
    iconUrl
    operatingSystems
    homepageUrl
    privacyPolicyUrl
    termsUrl
    redirectUrls
    launchUrl
    launchModes
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
    runtimeModel
    reviewerNotes
    changeNotes
    riskTier
    riskReasons
    canRaiseRisk
    launchBehaviour {
      onEhrLaunch
      onStandalone
      onConsentRevoked
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
    }
    allowedTransitions
    ...DecidedVersion_appVersion
    ...TransitionSubject_appVersion
  }
`)

export type ReviewVersion = ReviewVersion_AppVersionFragment
