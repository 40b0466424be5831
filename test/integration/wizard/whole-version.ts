import { graphql } from '../../support/gql/gql.ts'

/** Everything that is written about a version. */
export const WHOLE_VERSION = graphql(`
  query TestWholeVersion($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        number
        name
        operatingSystems
        homepageUrl
        privacyPolicyUrl
        termsUrl
        redirectUrls
        launchUrl
        iconId
        shortDescription
        longDescription
        audiences
        uses
        intent
        fhirVersions
        compliance
        clientType
        launchModes
        launchBehaviour {
          onEhrLaunch
          onStandalone
          onConsentRevoked
        }
        jwksUrl
        jwks
        reviewerNotes
        changeNotes
        riskTier
        riskReasons
        submissionErrors {
          path
          code
        }
        scopes {
          scope
          purpose
          justification
          decision
        }
        attestation {
          answer
          legalName
          position
          legalBusinessName
          isCurrent
          textVersion
        }
        app {
          supportContact
          runtimeModel
        }
      }
    }
  }
`)
