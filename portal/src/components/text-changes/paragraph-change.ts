import { graphql } from '../../gql/gql.ts'
import type { ParagraphChange_FieldsFragment } from '../../gql/graphql.ts'

/** A paragraph of the statement, and what became of it. */
export const PARAGRAPH_CHANGE = graphql(`
  fragment ParagraphChange_fields on ParagraphChange {
    kind
    parts {
      kind
      text
    }
  }
`)

export type ParagraphChange = ParagraphChange_FieldsFragment
