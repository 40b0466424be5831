import type { KoaContextWithOIDC, default as Provider } from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { PublishedKey } from '../domain/signing-keys.ts'
import { recordAnswer } from './event-listeners.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { limitIntrospection } from './requests/introspection-limit.ts'
import { holdChanges } from './storage/request-records.ts'
import { finishTokenAnswer, respellError } from './tokens/token-answer.ts'
import { broughtBy } from './tokens/token-at-hand.ts'

type Middleware = Parameters<Provider['use']>[0]
type Context = Parameters<Middleware>[0]

/** Runs around the provider: finishes its answers the way SMART wants them, and records them before they leave. */
export function answerMiddleware(
  options: AuthorizationServerOptions,
  published: readonly PublishedKey[],
): Middleware {
  return async (koa, next): Promise<void> => {
    holdChanges()
    const brought = await broughtBy(options, koa.req)
    await next()
    if (!isAnswered(koa)) return
    if (CLIENT_ROUTES.has(koa.oidc.route)) respellError(koa)
    if (koa.oidc.route === 'introspection') limitIntrospection(options, koa)
    if (koa.oidc.route === 'token') finishTokenAnswer(options, koa)
    // The provider knows only keys it may sign with; those another key-encryption key sealed are published as well.
    if (koa.oidc.route === 'jwks') koa.body = { keys: published }
    refuseUnknownOrigin(koa)
    const outcome = await recordAnswer(options, koa, brought)
    if (outcome === 'DONE') return
    refuseLate(koa, outcome)
    await recordAnswer(options, koa, brought)
  }
}

/** What the provider says of an assertion, a code or a refresh token that was used before. */
const LATE = {
  REPLAYED: new errors.InvalidClientAuth('client assertion used before'),
  SPENT: new errors.InvalidGrant('already consumed'),
} as const

/** Only when everything is written does it show that another request was faster: nothing of the answer may leave. */
function refuseLate(ctx: KoaContextWithOIDC, outcome: keyof typeof LATE): void {
  const { error_description, message, statusCode } = LATE[outcome]
  ctx.status = statusCode
  ctx.body = { error: message, error_description }
}

/** The provider gives a request its own context once a route is found. */
function isAnswered(koa: Context): koa is Context & KoaContextWithOIDC {
  return koa.oidc !== undefined
}

const CLIENT_ROUTES: ReadonlySet<string> = new Set([
  'token',
  'revocation',
  'introspection',
  'userinfo',
])

/**
 * An origin is answered only when it belongs to the client that asks; before a client is known there is none it
 * could belong to. `null` belongs to nobody (SMART.md CODE-29, CORS-04).
 */
function refuseUnknownOrigin(ctx: KoaContextWithOIDC): void {
  if (!CLIENT_ROUTES.has(ctx.oidc.route) || ctx.method === 'OPTIONS') return
  if (!ctx.oidc.client || ctx.get('Origin') === 'null') ctx.remove('Access-Control-Allow-Origin')
}
