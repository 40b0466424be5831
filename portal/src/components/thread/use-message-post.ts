import { useMutation } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const MESSAGE_POST = graphql(`
  mutation MessagePost($input: MessagePostInput!) {
    messagePost(input: $input) {
      message {
        id
        ...MessageItem_message
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export function useMessagePost() {
  return useMutation(MESSAGE_POST)
}
