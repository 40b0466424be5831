import type { KoaContextWithOIDC } from 'oidc-provider'
import type { AuthorizationServerOptions } from '../options.ts'
import { requestContext } from '../request-context.ts'
import { bearerOf } from './introspection-request.ts'

/**
 * Counts an introspection for whoever asked, together with those at other replicas, and takes the answer away again where there
 * were too many in this minute: nobody may try tokens until one is good (RFC 7662 section 4, SMART.md INTR-11). Who could not
 * say who they are learned nothing and uses up nobody's share.
 */
export function limitIntrospection(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): void {
  const caller = ctx.status === 401 ? undefined : callerOf(options, ctx)
  if (!caller) return
  const { config, environment, ports } = options
  const limits = [
    { key: `${environment} introspection ${caller}`, limit: config.introspectionsPerClient },
  ]
  const { isGranted, resetSeconds } = ports.requestMeter.take(limits, 1, ports.clock.now())
  if (isGranted) return
  ctx.status = 429
  ctx.set('Retry-After', String(resetSeconds))
  ctx.body = {
    error: 'temporarily_unavailable',
    error_description: `more than ${config.introspectionsPerClient} introspections in a minute; try again in ${resetSeconds} seconds`,
  }
}

/** A client without a secret is whoever says so: others who say so elsewhere must not use up its share. */
function callerOf(
  options: AuthorizationServerOptions,
  { oidc, req }: KoaContextWithOIDC,
): string | undefined {
  const bearer = bearerOf(req)
  if (bearer) return bearer.clientId
  const { client } = oidc
  if (client?.clientAuthMethod !== 'none') return client?.clientId
  return `${client.clientId} from ${requestContext(options, req).sourceIp}`
}
