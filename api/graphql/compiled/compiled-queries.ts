import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { GraphqlContext } from '../graphql-context.ts'
import { type CompiledQuery, compileQuery } from './compile-query.ts'

/**
 * Answers the queries that everybody asks by a compiled form of them, kept as long as the server keeps the parsed
 * document. Whatever cannot be compiled, or does not go smoothly, goes the ordinary way.
 */
export function compiledQueries(schema: GraphQLSchema): ApolloServerPlugin<GraphqlContext> {
  const known = new WeakMap<DocumentNode, Map<string | null, CompiledQuery | undefined>>()
  const compiled = (document: DocumentNode, operationName: string | null) => {
    const ofDocument = known.get(document) ?? new Map<string | null, CompiledQuery | undefined>()
    known.set(document, ofDocument)
    if (!ofDocument.has(operationName)) {
      ofDocument.set(operationName, compileQuery(schema, document, operationName))
    }
    return ofDocument.get(operationName)
  }
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operationName, request, contextValue }) {
          const run = compiled(document, operationName)
          const data = await run?.(contextValue, request.variables ?? {})
          if (!data) return null
          return {
            http: { headers: new HeaderMap(), status: undefined },
            body: { kind: 'single', singleResult: { data } },
          }
        },
      }
    },
  }
}
