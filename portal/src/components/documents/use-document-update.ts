import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { explain } from '../../lib/request-id.ts'
import { USER_ERROR } from '../user-error.ts'
import type { DocumentFacts } from './document-facts.ts'

const DOCUMENT_UPDATE = graphql(`
  mutation DocumentUpdate($input: DocumentUpdateInput!) {
    documentUpdate(input: $input) {
      document {
        id
        ...DocumentFacts_document
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

type Change = Partial<Pick<DocumentFacts, 'description' | 'readyForViewing'>>

/** Changes one document; `change` says whether it was taken, and `fault` why not. */
export function useDocumentUpdate({ id, revision }: Pick<DocumentFacts, 'id' | 'revision'>) {
  const [update, { loading }] = useMutation(DOCUMENT_UPDATE)
  const [fault, setFault] = useState<string>()
  const change = async (changed: Change): Promise<boolean> => {
    setFault(undefined)
    try {
      const input = { documentId: id, expectedRevision: revision, ...changed }
      const payload = (await update({ variables: { input } })).data?.documentUpdate
      const [error] = readFragment(USER_ERROR, payload?.userErrors ?? [])
      setFault(error?.message)
      return !error
    } catch (error) {
      setFault(explain(error))
      return false
    }
  }
  return { change, isSaving: loading, fault }
}
