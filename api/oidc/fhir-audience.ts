import type { KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { baseDenial, type FhirBase, fhirBasesIn, reachableBases } from '../domain/fhir-base.ts'
import type { LaunchableClient } from '../queries/access/launchable-client.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { textParam } from './text-param.ts'

/** The FHIR base a token is for when the request does not say: the first one the app may reach. */
export function defaultFhirBase(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  client: LaunchableClient,
): string {
  const reachable = reachableBases(basesOf(options), client)
  const aud = textParam(ctx, 'aud')
  const asked = aud && reachable.find(({ url }) => url === withoutSlash(aud))
  // With none to reach, the first is refused in its own words.
  return (asked || reachable[0] || basesOf(options)[0]).url
}

/**
 * Refuses a resource that is no FHIR base of this authorization server, or one this app may not have tokens for.
 *
 * @throws InvalidTarget
 */
export function assertReachable(
  options: AuthorizationServerOptions,
  resource: string,
  client: LaunchableClient,
): void {
  const bases = basesOf(options)
  const base = bases.find(({ url }) => url === resource)
  if (!base) {
    throw new errors.InvalidTarget('resource must be the server this client was registered for')
  }
  if (bases.length === 1) return
  const denial = baseDenial(base, client)
  if (denial) throw new errors.InvalidTarget(denial)
}

/**
 * Binds an authorization request to the one FHIR base it names. `resource` (RFC 8707) may stand for `aud` and was judged
 * before; where both are given they have to mean the same. One trailing slash is forgiven.
 *
 * @throws InvalidRequest, InvalidTarget
 */
export function bindToBase(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  { aud, client }: { aud: string | undefined; client: LaunchableClient },
): void {
  const isNamedByResource = ctx.query.resource !== undefined
  if (!aud && !isNamedByResource) throw new errors.InvalidRequest('aud is required')
  const [resource, ...others] = new Set([ctx.oidc.params?.resource].flat().map(String))
  if (others.length > 0) throw new errors.InvalidTarget('an authorization is for one FHIR server')
  if (aud && withoutSlash(aud) !== resource) {
    const base = basesOf(options).find(({ url }) => url === withoutSlash(aud))
    const denial = base && baseDenial(base, client)
    if (denial) throw new errors.InvalidTarget(denial)
    throw new errors.InvalidRequest('aud must be the FHIR server of this authorization server')
  }
  Object.assign(ctx.oidc.params ?? {}, { resource })
}

/** The FHIR base of the authorization or the tokens at hand. */
export function fhirBaseOf(options: AuthorizationServerOptions, ctx: KoaContextWithOIDC): string {
  const { AuthorizationCode, RefreshToken, RotatedRefreshToken } = ctx.oidc.entities
  const held = (AuthorizationCode ?? RotatedRefreshToken ?? RefreshToken)?.resource
  return knownBase(options, held ?? textParam(ctx, 'resource'))
}

/** The FHIR base that is named, if it is one of ours; else the first. */
export function knownBase(options: AuthorizationServerOptions, resource: unknown): string {
  const [first, ...others] = basesOf(options)
  return (others.find(({ url }) => url === resource) ?? first).url
}

function basesOf({
  environment,
  urls,
}: AuthorizationServerOptions): readonly [FhirBase, ...FhirBase[]] {
  return fhirBasesIn(urls, environment)
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '')
}
