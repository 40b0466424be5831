import { useMutation } from '@apollo/client/react'
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

export function useIconUploadCreate() {
  return useMutation(ICON_UPLOAD_CREATE)
}
