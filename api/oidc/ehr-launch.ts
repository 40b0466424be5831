import type { KoaContextWithOIDC } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { splitScopes } from '../../schema/vocabulary/scope.ts'
import { consumeEhrLaunch } from '../commands/access/consume-ehr-launch.ts'
import type { EhrLaunch } from '../entities/access/ehr-launch.entity.ts'
import { ehrLaunchByToken } from '../queries/access/ehr-launch.ts'
import type { LaunchableClient } from '../queries/access/launchable-client.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { textParam } from './text-param.ts'

const launches = new WeakMap<object, EhrLaunch>()

/** The same for every launch that is not good: whose it is, or was, is nobody's business. */
const NOT_GOOD = 'launch is unknown, expired, used, or for another app'

/** What the EHR bound to the launch of the request at hand; undefined in a standalone launch. */
export function ehrLaunchOf({ oidc }: KoaContextWithOIDC): EhrLaunch | undefined {
  return launches.get(oidc)
}

/**
 * Admits the launch of an authorization request. One that is not good ends the request: never a fall-back to another
 * patient than the one that was on the screen (SMART.md EHR-05, EHR-07, EHR-08).
 *
 * @throws InvalidRequest
 */
export async function admitEhrLaunch(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  { client, token }: { client: LaunchableClient | undefined; token: string },
): Promise<void> {
  const asksForIt = splitScopes(textParam(ctx, 'scope') ?? '').includes('launch')
  if (!asksForIt) throw new errors.InvalidRequest('launch needs the scope "launch"')
  const launch = await ehrLaunchByToken(options.orm.em, options.environment, token)
  const isGood =
    launch &&
    launch.oauthClientId === client?.id &&
    launch.consumedAt === null &&
    launch.expiresAt > options.ports.clock.now()
  if (!isGood) throw new errors.InvalidRequest(NOT_GOOD)
  launches.set(ctx.oidc, launch)
}

/**
 * Finds the launch again when a person comes back from a page: it was admitted before the first, and may have run out
 * while they read.
 */
export async function recallEhrLaunch(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): Promise<void> {
  const token = textParam(ctx, 'launch')
  if (!token || launches.has(ctx.oidc)) return
  const launch = await ehrLaunchByToken(options.orm.em, options.environment, token)
  if (!launch || launch.consumedAt !== null) throw new errors.InvalidRequest(NOT_GOOD)
  launches.set(ctx.oidc, launch)
}

/**
 * Uses the launch up as the code is made: of several requests with one launch, one ends in a code.
 *
 * @throws InvalidRequest when another was faster.
 */
export async function spendEhrLaunch(
  { orm, ports }: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
): Promise<void> {
  const launch = ehrLaunchOf(ctx)
  if (launch && !(await consumeEhrLaunch({ em: orm.em.fork(), ports }, launch.id))) {
    throw new errors.InvalidRequest(NOT_GOOD)
  }
}

/**
 * Says whether somebody else is signed in than the person the EHR opened the app for. They are asked to sign in; whoever
 * then signs in as another again is refused (SMART.md EHR-06).
 *
 * @throws AccessDenied
 */
export function isSomebodyElse(ctx: KoaContextWithOIDC): boolean {
  const { result, session } = ctx.oidc
  const launch = ehrLaunchOf(ctx)
  if (!launch || !session?.accountId || session.accountId === launch.userId) return false
  if (result?.login) throw new errors.AccessDenied('the app was opened for somebody else')
  return true
}
