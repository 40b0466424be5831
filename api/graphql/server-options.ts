import type { IncomingMessage, Server } from 'node:http'
import type { Logger } from '../ports.ts'
import type { GraphqlContext } from './graphql-context.ts'

/** What the GraphQL API needs from the house, over HTTP and over sockets. */
export interface GraphqlServerOptions {
  httpServer: Server
  path: string
  logger: Logger
  /** Makes the context of an HTTP request or of one operation on a socket. */
  contextFor: (
    request: IncomingMessage,
    authorization: string | undefined,
  ) => Promise<GraphqlContext>
  /** Makes the context of a page rendered on the server: nobody is signed in. */
  anonymousContext: (request?: IncomingMessage) => GraphqlContext
}
