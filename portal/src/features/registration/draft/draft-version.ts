import { graphql } from '../../../gql/gql.ts'
import type { AppVersionDraftInput, DraftVersion_AppVersionFragment } from '../../../gql/graphql.ts'
import type { DraftFields, DraftPatch } from './draft-fields.ts'

/** Everything the wizard reads of a version. */
export const DRAFT_VERSION = graphql(`
  fragment DraftVersion_appVersion on AppVersion {
    id
    number
    status
    reviewState
    revision
    isEditable
    allowedTransitions
    name
    operatingSystems
    homepageUrl
    privacyPolicyUrl
    termsUrl
    redirectUrls
    launchUrl
    launchModes
    iconId
    iconUrl
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
    scopes {
      scope
      purpose
      justification
    }
    reviewerNotes
    changeNotes
    launchBehaviour {
      onEhrLaunch
      onStandalone
      onConsentRevoked
    }
    attestation {
      id
      answer
      textVersion
      isCurrent
      signedAt
      legalName
    }
    submissionErrors {
      message
      code
      path
      limit
    }
    app {
      id
      slug
      supportContact
      runtimeModel
      vendor {
        id
        displayName
      }
    }
    ...TransitionSubject_appVersion
  }
`)

export type DraftVersion = DraftVersion_AppVersionFragment

/** Texts the contract requires: they are emptied with an empty text. */
const NEVER_NULL = ['name', 'supportContact']

/** Reads a version into the form. */
export function toDraftFields(version: DraftVersion): DraftFields {
  return {
    ...addressesOf(version),
    ...descriptionOf(version),
    audiences: version.audiences,
    uses: version.uses,
    intent: version.intent ?? null,
    fhirVersions: version.fhirVersions,
    compliance: version.compliance,
    clientType: version.clientType,
    idTokenAlg: version.idTokenAlg,
    jwksUrl: version.jwksUrl ?? '',
    jwks: version.jwks ?? '',
    scopes: version.scopes.map(({ scope, purpose, justification }) => ({
      scope,
      purpose,
      justification: justification ?? '',
    })),
    reviewerNotes: version.reviewerNotes ?? '',
    changeNotes: version.changeNotes ?? '',
    launchBehaviour: {
      onEhrLaunch: version.launchBehaviour?.onEhrLaunch ?? '',
      onStandalone: version.launchBehaviour?.onStandalone ?? '',
      onConsentRevoked: version.launchBehaviour?.onConsentRevoked ?? '',
    },
  }
}

/** Writes changed fields as the server takes them: an emptied text is null, blank rows go. */
export function toDraftInput(patch: DraftPatch): AppVersionDraftInput {
  const entries = Object.entries(patch).map(([field, value]) => [
    field,
    value === '' && !NEVER_NULL.includes(field) ? null : value,
  ])
  const input: AppVersionDraftInput = Object.fromEntries(entries)
  if (patch.redirectUrls) {
    input.redirectUrls = patch.redirectUrls.map((url) => url.trim()).filter(Boolean)
  }
  if (patch.scopes) {
    input.scopes = patch.scopes.map((scope) => ({
      ...scope,
      justification: scope.justification || null,
    }))
  }
  if (patch.launchBehaviour) {
    const { onEhrLaunch, onStandalone, onConsentRevoked } = patch.launchBehaviour
    input.launchBehaviour = {
      onEhrLaunch: onEhrLaunch || null,
      onStandalone: onStandalone || null,
      onConsentRevoked: onConsentRevoked || null,
    }
  }
  return input
}

function addressesOf(version: DraftVersion) {
  return {
    operatingSystems: version.operatingSystems,
    homepageUrl: version.homepageUrl ?? '',
    privacyPolicyUrl: version.privacyPolicyUrl ?? '',
    termsUrl: version.termsUrl ?? '',
    redirectUrls: version.redirectUrls,
    launchUrl: version.launchUrl ?? '',
    launchModes: version.launchModes,
    runtimeModel: version.app.runtimeModel,
  }
}

function descriptionOf(version: DraftVersion) {
  return {
    name: version.name,
    iconId: version.iconId ?? null,
    shortDescription: version.shortDescription ?? '',
    longDescription: version.longDescription ?? '',
    supportContact: version.app.supportContact,
  }
}
