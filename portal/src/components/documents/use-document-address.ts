import { useApolloClient } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'

const DOCUMENT_ADDRESS = graphql(`
  query DocumentAddress($id: ID!) {
    node(id: $id) {
      __typename
      ... on Document {
        id
        downloadUrl
        inlineUrl
      }
    }
  }
`)

/** Asks for a fresh address of a document: they are good for minutes, and never kept. */
export function useDocumentAddress() {
  const client = useApolloClient()
  return async (id: string) => {
    const { data } = await client.query({
      query: DOCUMENT_ADDRESS,
      variables: { id },
      fetchPolicy: 'no-cache',
    })
    const document = data?.node?.__typename === 'Document' ? data.node : undefined
    return { downloadUrl: document?.downloadUrl, inlineUrl: document?.inlineUrl }
  }
}

/** Saves what lies at an address, without leaving the page. */
export function save(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
