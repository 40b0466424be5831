import { graphql } from '../../gql/gql.ts'
import type { DocumentFacts_DocumentFragment } from '../../gql/graphql.ts'

/** What a list of documents shows of each. */
export const DOCUMENT_FACTS = graphql(`
  fragment DocumentFacts_document on Document {
    id
    fileName
    description
    sizeBytes
    pageCount
    readyForViewing
    uploadedAt
    uploadedBy {
      name
    }
    scanState
    scanSignature
    findings {
      code
      meaning
    }
    revision
  }
`)

export type DocumentFacts = DocumentFacts_DocumentFragment

/** Says whether its bytes can be asked for. */
export function isReadable({ scanState }: Pick<DocumentFacts, 'scanState'>): boolean {
  return scanState === 'CLEAN' || scanState === 'NOT_SCANNED'
}
