import { useMutation } from '@apollo/client/react'
import { useMemo } from 'react'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { USER_ERROR, type UserErrorFields } from '../../user-error.ts'
import { DOCUMENT_CANCEL } from '../use-document-cancel.ts'
import type { Refused } from './send-bytes.ts'
import { sendBytes } from './send-bytes.ts'
import type { UploadSteps } from './upload-document.ts'

const CREATE = graphql(`
  mutation DocumentUploadCreate($input: DocumentUploadInput!) {
    documentUploadCreate(input: $input) {
      document {
        id
      }
      uploadUrl
      uploadHeaders {
        name
        value
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const COMPLETE = graphql(`
  mutation DocumentUploadComplete($documentId: ID!) {
    documentUploadComplete(documentId: $documentId) {
      document {
        id
        scanState
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** The steps of an upload to one version, by the API. */
export function useUploadSteps(versionId: string): UploadSteps {
  const [create] = useMutation(CREATE)
  const [complete] = useMutation(COMPLETE)
  const [cancel] = useMutation(DOCUMENT_CANCEL)
  return useMemo(
    () => ({
      async create(file) {
        const { data } = await create({ variables: { input: { versionId, ...file } } })
        const payload = data?.documentUploadCreate
        const { document, uploadUrl, uploadHeaders = [] } = payload ?? {}
        if (!document || !uploadUrl) return refusal(readFragment(USER_ERROR, payload?.userErrors))
        const headers = Object.fromEntries(uploadHeaders.map(({ name, value }) => [name, value]))
        return { documentId: document.id, url: uploadUrl, headers }
      },
      send: sendBytes,
      async complete(documentId) {
        const { data } = await complete({ variables: { documentId } })
        const payload = data?.documentUploadComplete
        if (!payload?.document) return refusal(readFragment(USER_ERROR, payload?.userErrors))
        return { isScanned: payload.document.scanState !== 'WAITING' }
      },
      async cancel(documentId) {
        // What cannot be cancelled now is removed by the server after a day.
        await cancel({ variables: { documentId } }).catch(() => undefined)
      },
    }),
    [versionId, create, complete, cancel],
  )
}

function refusal(errors: readonly UserErrorFields[] | null | undefined): Refused {
  return { message: errors?.[0]?.message ?? t('The server did not take the file. Try again.') }
}
