import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { explain } from '../../lib/request-id.ts'
import { USER_ERROR } from '../user-error.ts'

/** Ends an upload that was not completed, or clears away one that was found infected. */
export const DOCUMENT_CANCEL = graphql(`
  mutation DocumentUploadCancel($documentId: ID!) {
    documentUploadCancel(documentId: $documentId) {
      documentId
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Clears one document away. `cancel` says whether it is gone, and `fault` why not. */
export function useDocumentCancel(documentId: string) {
  const [send, { loading }] = useMutation(DOCUMENT_CANCEL)
  const [fault, setFault] = useState<string>()
  const cancel = async (): Promise<boolean> => {
    setFault(undefined)
    try {
      const { data } = await send({ variables: { documentId } })
      const [error] = readFragment(USER_ERROR, data?.documentUploadCancel.userErrors ?? [])
      setFault(error?.message)
      return !error
    } catch (error) {
      setFault(explain(error))
      return false
    }
  }
  return { cancel, isRunning: loading, fault }
}
