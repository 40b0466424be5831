import { graphql } from '../../gql/gql.ts'

/** One point of a form, and how it was answered. */
export const CHECK_POINT = graphql(`
  fragment CheckPoint_point on ChecklistItem {
    key
    label
    labelEs
    satisfied
    answer
    kind
    isRequired
    choices
    section
    sectionEs
  }
`)
