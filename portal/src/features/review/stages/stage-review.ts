import { graphql } from '../../../gql/gql.ts'
import type { StageReview_StageFragment } from '../../../gql/graphql.ts'

/** One governance stage as reviewers see it. */
export const STAGE_REVIEW = graphql(`
  fragment StageReview_stage on StageReview {
    id
    stage
    state
    ownerRoles
    owner
    isMine
    dueAt
    isOverdue
    startedAt
    decidedAt
    decidedBy
    reason
    templateVersion
    byReferenceTo
    waitsFor
    allowedDecisions
    revision
    formText
    checklist {
      ...CheckPoint_point
    }
    artifacts {
      id
      kind
      title
      body
      sha256
      signature
      createdAt
      createdBy
      document {
        id
        fileName
      }
    }
  }
`)

export type StageReview = StageReview_StageFragment

/**
 * What a decision about stages can change of a version: its stages, who approved, and what may be done next. Decisions on
 * scopes come along, so that nobody approves at a revision whose decisions they have not seen.
 */
export const STAGED_VERSION = graphql(`
  fragment StagedVersion_appVersion on AppVersion {
    id
    reviewState
    marketplaceLabel
    allowedTransitions
    revision
    approvalsNeeded
    app {
      id
      vendor {
        id
      }
    }
    approvals {
      createdAt
      approver {
        name
      }
    }
    stages {
      ...StageReview_stage
    }
    ...DecidedVersion_appVersion
  }
`)
