import { useMutation } from '@apollo/client/react'
import type { CreateUpload } from '../../../components/icon-upload/use-icon-upload.ts'
import { graphql } from '../../../gql/gql.ts'

const ICON_UPLOAD_CREATE = graphql(`
  mutation IconUploadCreate($input: IconUploadInput!) {
    iconUploadCreate(input: $input) {
      uploadUrl
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Asks for the address of an app's icon. */
export function useIconUploadCreate(): CreateUpload {
  const [create] = useMutation(ICON_UPLOAD_CREATE)
  return async (input) => (await create({ variables: { input } })).data?.iconUploadCreate
}
