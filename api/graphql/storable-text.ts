import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { GraphqlContext } from './graphql-context.ts'

/**
 * Refuses U+0000 anywhere in the input, before anything is executed: PostgreSQL stores no text with it, and a
 * statement that holds it ends there (PostgreSQL 18, section 8.3).
 */
export function storableText(): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request }) {
          const fault = textFault(request.query ?? '', request.variables)
          if (fault) throw fault
        },
      }
    },
  }
}

/** Says that an operation holds U+0000; undefined when it does not. */
export function textFault(query: string, variables: unknown): GraphQLError | undefined {
  if (!ESCAPED_NUL.test(query) && !holdsNul(variables)) return undefined
  return new GraphQLError('A text holds the character U+0000. Remove it.', {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  })
}

/** As a literal writes it: the grammar of GraphQL has no unescaped one. */
const ESCAPED_NUL = /\\u(?:0000|\{0+\})/

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul)
}
