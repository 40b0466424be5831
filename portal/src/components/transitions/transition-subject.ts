import { graphql } from '../../gql/gql.ts'
import type { TransitionSubject_AppVersionFragment } from '../../gql/graphql.ts'

/** What the buttons and dialogs need to know about a version. */
export const TRANSITION_SUBJECT = graphql(`
  fragment TransitionSubject_appVersion on AppVersion {
    id
    name
    number
    status
    audiences
    revision
    allowedTransitions
  }
`)

export type TransitionSubject = TransitionSubject_AppVersionFragment
