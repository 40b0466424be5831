import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { makeFragmentData, readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { explain } from '../../lib/request-id.ts'
import { USER_ERROR } from '../user-error.ts'
import { DOCUMENT_FACTS, type DocumentFacts } from './document-facts.ts'

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

/**
 * Changes one document: shown at once, and as it was again when it is not taken. `change` says whether it was taken, and
 * `fault` why not; one change at a time, for the next one needs the revision this one makes.
 */
export function useDocumentUpdate(document: DocumentFacts) {
  const [update, { loading }] = useMutation(DOCUMENT_UPDATE)
  const [fault, setFault] = useState<string>()
  const change = async (changed: Change): Promise<boolean> => {
    if (loading) return false
    setFault(undefined)
    const { id, revision } = document
    const input = { documentId: id, expectedRevision: revision, ...changed }
    const expected = { ...document, ...changed, revision: revision + 1 }
    const optimisticResponse = {
      documentUpdate: {
        document: { id, ...makeFragmentData(expected, DOCUMENT_FACTS) },
        userErrors: [],
      },
    }
    try {
      const { data } = await update({ variables: { input }, optimisticResponse })
      const [error] = readFragment(USER_ERROR, data?.documentUpdate.userErrors ?? [])
      setFault(error?.message)
      return !error
    } catch (error) {
      setFault(explain(error))
      return false
    }
  }
  return { change, isSaving: loading, fault }
}
