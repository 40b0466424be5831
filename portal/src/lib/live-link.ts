import { ApolloLink, CombinedGraphQLErrors } from '@apollo/client'
import { print } from 'graphql'
import type { Client, FormattedExecutionResult } from 'graphql-ws'
import { Observable } from 'rxjs'

/**
 * Carries subscriptions over graphql-ws.
 *
 * After a lost connection the socket sends the same payload again, so the cursor of the last
 * event is written into it as `after`: the server replays what was missed.
 */
export function liveLink(client: Pick<Client, 'subscribe'>): ApolloLink {
  return new ApolloLink(
    (operation) =>
      new Observable<ApolloLink.Result>((observer) => {
        const variables: Record<string, unknown> = { ...operation.variables }
        const payload = {
          operationName: operation.operationName,
          query: print(operation.query),
          variables,
        }
        return client.subscribe<Record<string, unknown>, Record<string, unknown>>(payload, {
          next: (result) => {
            variables.after = lastCursor(result) ?? variables.after
            observer.next(result)
          },
          error: (cause) => observer.error(asError(cause)),
          complete: () => observer.complete(),
        })
      }),
  )
}

function lastCursor({
  data,
}: FormattedExecutionResult<Record<string, unknown>, Record<string, unknown>>): unknown {
  const event = Object.values(data ?? {})[0]
  return typeof event === 'object' && event !== null && 'cursor' in event ? event.cursor : undefined
}

function asError(cause: unknown): Error {
  if (cause instanceof Error) return cause
  if (Array.isArray(cause)) return new CombinedGraphQLErrors({ errors: cause })
  return new Error('The live connection was closed.', { cause })
}
