import type { IncomingMessage } from 'node:http'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { expressMiddleware } from '@as-integrations/express5'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import express, { type Request, type RequestHandler } from 'express'
import { GraphQLError } from 'graphql'
import { UnauthenticatedError } from '../errors.ts'
import { buildGraphqlSchema } from './build-schema.ts'
import { compiledQueries } from './compiled/compiled-queries.ts'
import { formatError, requestErrors } from './format-error.ts'
import type { GraphqlContext } from './graphql-context.ts'
import { operationLimits, PARSE_OPTIONS } from './operation-limits.ts'
import { queryCost } from './query-cost.ts'
import type { GraphqlServerOptions } from './server-options.ts'
import { startSockets } from './sockets.ts'
import { storableText } from './storable-text.ts'

export interface GraphqlServer {
  middleware: RequestHandler[]
  /** Runs an operation in this process as an anonymous visitor, who sent the request. */
  executeAnonymous: <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    request?: IncomingMessage,
  ) => Promise<Data>
  stop: () => Promise<void>
}

const BODY_LIMIT = '1mb'

/** Starts the GraphQL API: HTTP by Apollo Server, subscriptions by graphql-ws on the same path. */
export async function startGraphqlServer(options: GraphqlServerOptions): Promise<GraphqlServer> {
  const schema = buildGraphqlSchema()
  const sockets = startSockets(schema, options)
  const apollo = new ApolloServer<GraphqlContext>({
    schema,
    introspection: true,
    parseOptions: PARSE_OPTIONS,
    validationRules: [operationLimits],
    allowBatchedHttpRequests: false, // each operation is counted, refused and answered by itself
    stopOnTerminationSignals: false, // main.ts stops things in order
    includeStacktraceInErrorResponses: false,
    formatError,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: options.httpServer }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(), // it would watch every field; see answersOnce
      storableText(),
      queryCost(schema),
      compiledQueries(schema),
      requestErrors(options.logger),
    ],
  })
  await apollo.start()
  const context = ({ req }: { req: Request }) =>
    options.contextFor(req, req.headers.authorization).catch(refuseToken)
  return {
    middleware: [
      answersOnce(express.json({ limit: BODY_LIMIT }), expressMiddleware(apollo, { context })),
    ],
    async executeAnonymous<Data, Variables>(
      query: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      from?: IncomingMessage,
    ) {
      const request = { query, variables: variables as Record<string, unknown> }
      const { body } = await apollo.executeOperation(request, {
        contextValue: options.anonymousContext(from),
      })
      if (body.kind === 'single' && body.singleResult.data && !body.singleResult.errors) {
        return body.singleResult.data as Data // the types of the document are made from this very schema
      }
      const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
      throw new GraphQLError(error?.message ?? 'The query gave no data.', {
        extensions: error?.extensions,
      })
    },
    async stop() {
      await sockets.close()
      await apollo.stop()
    },
  }
}

/** Every answer is made for one request: nobody keeps it, and no fingerprint of it is taken. */
function answersOnce(...handlers: RequestHandler[]): RequestHandler {
  const neverStored: RequestHandler = (_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  }
  return express()
    .disable('x-powered-by')
    .disable('etag')
    .use(neverStored, ...handlers)
}

/** A token that is no longer good is a matter of HTTP: 401, before anything is executed. */
function refuseToken(error: unknown): never {
  if (!(error instanceof UnauthenticatedError)) throw error
  throw new GraphQLError(error.message, {
    originalError: error,
    extensions: { http: { status: 401 } },
  })
}
