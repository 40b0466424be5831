import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { PlatformError, ThrottledError } from '../errors.ts'
import type { Logger } from '../ports.ts'
import type { GraphqlContext } from './graphql-context.ts'
import { limitFacts } from './limit-error.ts'

const MASKED =
  'Something went wrong on our side. Nothing was changed. Quote the request id if you ask for help.'

/** Codes of the GraphQL layer itself whose messages are about the query, not about us. */
const ABOUT_THE_QUERY = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** Our own failures that may be told to whoever asked. */
const TELLABLE = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'THROTTLED',
  'BAD_USER_INPUT',
  'NOT_FOUND',
])

/** What the database refuses to keep, by its codes (PostgreSQL, appendix A), in words for whoever sent it. */
const UNSTORABLE: Readonly<Record<string, string>> = {
  '22001': 'A text is too long.',
  '22003': 'A number is too large.',
  '22021': 'A text holds a character that cannot be stored.',
  '22P05': 'A text holds a character that cannot be stored.',
}

/** Keeps stable codes and says nothing about the inside (GRAPHQL.md 3). */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const { locations, path } = formatted
  const original = causeOf(error)
  if (original instanceof PlatformError && TELLABLE.has(original.code)) {
    const retry =
      original instanceof ThrottledError ? { retryAfterSeconds: original.retryAfterSeconds } : {}
    return {
      message: original.message,
      locations,
      path,
      extensions: { code: original.code, ...retry },
    }
  }
  const unstorable = UNSTORABLE[databaseCode(original)]
  if (unstorable) {
    return { message: unstorable, locations, path, extensions: { code: 'BAD_USER_INPUT' } }
  }
  const limit = limitFacts(original)
  if (limit) return { message: formatted.message, locations, path, extensions: { ...limit } }
  const code = String(formatted.extensions?.code ?? '')
  if (ABOUT_THE_QUERY.has(code))
    return { message: formatted.message, locations, path, extensions: { code } }
  return { message: MASKED, locations, path, extensions: { code: 'INTERNAL' } }
}

/** What was thrown, by a resolver or before there was one. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error
}

function databaseCode(error: unknown): string {
  return typeof error === 'object' && error && 'code' in error ? String(error.code) : ''
}

/** Logs an error that has to be masked, and says it as it may be told, with the request id to quote. */
export function tellableError(
  error: GraphQLError,
  { logger, requestId }: { logger: Logger; requestId: string },
): GraphQLFormattedError {
  const { extensions, ...formatted } = formatError(error.toJSON(), error)
  if (extensions?.code === 'INTERNAL') {
    logger.error({ err: causeOf(error), requestId, path: error.path }, 'a request failed')
  }
  return { ...formatted, extensions: { ...extensions, requestId } }
}

/** Logs what was masked, and gives every error the request id to quote. */
export function requestErrors(logger: Logger): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ contextValue, errors }) {
          for (const error of errors) {
            const { extensions } = formatError(error.toJSON(), error)
            if (extensions?.code !== 'INTERNAL') continue
            const { requestId } = contextValue
            logger.error({ err: causeOf(error), requestId, path: error.path }, 'a request failed')
          }
        },
        async willSendResponse({ contextValue, response }) {
          if (response.body.kind !== 'single') return
          const { singleResult } = response.body
          singleResult.errors = singleResult.errors?.map((error) => ({
            ...error,
            extensions: { ...error.extensions, requestId: contextValue.requestId },
          }))
        },
      }
    },
  }
}
