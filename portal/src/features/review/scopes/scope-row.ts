import { graphql } from '../../../gql/gql.ts'
import type { ReviewScope_ScopeFragment } from '../../../gql/graphql.ts'

/** One scope of a version as reviewers decide about it. */
export const REVIEW_SCOPE = graphql(`
  fragment ReviewScope_scope on ScopeRequest {
    scope
    plainLanguage
    sensitivity
    writes
    cautions
    purpose
    justification
    decision
    grantedScopes
    reason
    decidedAt
    decidedBy
    canDecide
    needsExtraReview
    narrowerScopes {
      scope
      plainLanguage
    }
    proposal {
      number
      decision
      grantedScopes
      reason
    }
  }
`)

export type ReviewScope = ReviewScope_ScopeFragment

/** What the review of a version depends on besides its fields: the scopes as decided, and what is missing. */
export const DECIDED_VERSION = graphql(`
  fragment DecidedVersion_appVersion on AppVersion {
    id
    revision
    reviewState
    allowedTransitions
    missingForApproval {
      guard
      message
    }
    scopes {
      ...ReviewScope_scope
    }
  }
`)
