import type { IncomingMessage } from 'node:http'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { CloseCode } from 'graphql-ws'
import { useServer as serveSockets } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { UnauthenticatedError } from '../errors.ts'
import { tellableError } from './format-error.ts'
import type { GraphqlContext } from './graphql-context.ts'
import type { GraphqlServerOptions } from './server-options.ts'
import { operationReader, refusal } from './subscription-operation.ts'

const KEEP_ALIVE_MS = 12_000
const MAX_MESSAGE_BYTES = 256 * 1024
const MAX_SUBSCRIPTIONS = 50

/** A socket that does not say goodbye in time is cut off, so that stopping ends. */
const GOODBYE_MS = 2000

type Extra = { request: IncomingMessage; socket: WebSocket }

/**
 * Serves subscriptions by graphql-ws on the path of the HTTP API.
 *
 * A bad token is refused when the socket opens, and the socket ends with its token: clients come back with a new
 * one (close code 4403, after which graphql-ws tries again). Without a token only what is public can be watched.
 * Queries and mutations go by HTTP; what is subscribed to is held to the same limits, and failures to the same words.
 */
export function startSockets(schema: GraphQLSchema, options: GraphqlServerOptions) {
  const wss = new WebSocketServer({
    server: options.httpServer,
    path: options.path,
    maxPayload: MAX_MESSAGE_BYTES,
  })
  const open = ({ request }: Extra, params: { authorization?: unknown } | undefined) =>
    options.contextFor(request, text(params?.authorization))
  const read = operationReader(schema)
  const tell = (context: unknown) => (error: GraphQLError) => {
    const requestId = requestIdOf(context)
    const { message, path, extensions } = tellableError(error, {
      logger: options.logger,
      requestId,
    })
    return new GraphQLError(message, { path, extensions })
  }
  const disposable = serveSockets<{ authorization?: unknown }, Extra>(
    {
      schema,
      connectionInitWaitTimeout: 10_000,
      onConnect: async ({ extra, connectionParams }) => {
        try {
          endWithToken(extra.socket, await open(extra, connectionParams))
          return true
        } catch (error) {
          if (error instanceof UnauthenticatedError) return false
          throw error
        }
      },
      // An account closed since the socket opened: it ends, and what was asked is asked by nobody.
      context: ({ extra, connectionParams }) =>
        open(extra, connectionParams).catch((error: unknown) => {
          if (!(error instanceof UnauthenticatedError)) throw error
          extra.socket.close(CloseCode.Forbidden, 'Forbidden')
          return options.anonymousContext()
        }),
      onSubscribe: ({ subscriptions }, _id, { query, variables, operationName }) =>
        Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS
          ? [refusal(`A socket carries at most ${MAX_SUBSCRIPTIONS} subscriptions.`, 'BAD_REQUEST')]
          : read({ query, variables: variables ?? {}, operationName: operationName ?? null }),
      onNext: (_ctx, _id, _payload, { contextValue }, result) =>
        result.errors && { ...result, errors: result.errors.map(tell(contextValue)) },
      onError: (_ctx, _id, _payload, errors) => errors.map(tell(undefined)),
    },
    wss,
    KEEP_ALIVE_MS,
  )
  return {
    async close() {
      const cutOff = setTimeout(() => {
        for (const socket of wss.clients) socket.terminate()
      }, GOODBYE_MS)
      await disposable.dispose()
      clearTimeout(cutOff)
    },
  }
}

function endWithToken(socket: WebSocket, { tokenExpiresAt }: GraphqlContext): void {
  if (!tokenExpiresAt) return
  const end = () => socket.close(CloseCode.Forbidden, 'The access token has expired')
  const timer = setTimeout(end, tokenExpiresAt.getTime() - Date.now())
  socket.once('close', () => clearTimeout(timer))
}

function requestIdOf(context: unknown): string {
  const isOurs = typeof context === 'object' && context && 'requestId' in context
  return isOurs ? String(context.requestId) : crypto.randomUUID()
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
