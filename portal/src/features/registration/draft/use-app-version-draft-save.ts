import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const APP_VERSION_DRAFT_SAVE = graphql(`
  mutation AppVersionDraftSave($input: AppVersionDraftInput!) {
    appVersionDraftSave(input: $input) {
      appVersion {
        id
        ...DraftVersion_appVersion
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export function useAppVersionDraftSave() {
  return useMutation(APP_VERSION_DRAFT_SAVE)
}
