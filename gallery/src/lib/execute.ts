import type { TypedDocumentNode } from '@graphql-typed-document-node/core'

/** Runs one anonymous operation and answers its data; rejects when the operation fails. */
export type Execute = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
) => Promise<Data>
