import type { RequestContext } from '../../../context.ts'
import { leftOfAll } from '../../../domain/governance/disabled-scopes.ts'
import { grantedOf } from '../../../domain/governance/scope-decisions.ts'
import { ClientSecret } from '../../../entities/access/client-secret.entity.ts'
import { OAuthClient } from '../../../entities/access/oauth-client.entity.ts'
import { Pilot } from '../../../entities/access/pilot.entity.ts'
import { ScopeGrant } from '../../../entities/access/scope-grant.entity.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import { killSwitchesInForce } from '../../../queries/review/kill-switches.ts'
import { endTokens } from '../../access/end-tokens.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { grant, newClientId, pinClient } from '../client-effects.ts'
import { clientSettingsOf } from '../client-settings.ts'

/**
 * Gives a version a client of its own to be tried out with, beside the production client of the version in use, which
 * nothing is taken from. The pilot of another version had another id, which never works again.
 */
export async function openPilotClient(
  ctx: RequestContext,
  found: VersionAndApp,
): Promise<OAuthClient> {
  const { version, app } = found
  const known = await ctx.em.findOne(OAuthClient, { appId: app.id, environment: 'PILOT' })
  if (known && known.pinnedVersionId !== version.id) {
    known.clientId = newClientId()
    const revokedAt = ctx.ports.clock.now()
    await ctx.em.nativeUpdate(
      ClientSecret,
      { oauthClientId: known.id, revokedAt: null },
      { revokedAt },
    )
  }
  return pinClient(ctx, found, 'PILOT')
}

/** Grants a pilot what was decided, until it ends. */
export async function grantPilot(
  ctx: RequestContext,
  found: VersionAndApp,
  expiresAt: Date,
): Promise<void> {
  const scopes = await decidedScopes(ctx, found.version.id)
  await grant(ctx, found, { environment: 'PILOT', scopes, expiresAt })
}

/** Finds the pilot of a version that nobody ended. */
export function openPilotOf(
  ctx: RequestContext,
  { version }: Pick<VersionAndApp, 'version'>,
): Promise<Pilot | null> {
  return ctx.em.findOne(Pilot, { appVersionId: version.id, endedAt: null }, { refresh: true })
}

/**
 * Makes a pilot follow the review: its client is what the version is now, and its grants are what is decided now. What
 * is no longer granted is cut from its tokens at once. Does nothing where no pilot is open.
 */
export async function followReview(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  const pilot = await openPilotOf(ctx, found)
  if (!pilot) return
  const client = await ctx.em.findOneOrFail(OAuthClient, { id: pilot.oauthClientId })
  ctx.em.assign(client, clientSettingsOf(found.version))
  const wanted = new Set(await decidedScopes(ctx, found.version.id))
  const standing = await ctx.em.find(ScopeGrant, {
    appVersionId: found.version.id,
    environment: 'PILOT',
    endedAt: null,
  })
  const isCut = standing.some(({ scope }) => !wanted.has(scope))
  if (!isCut && standing.length === wanted.size) return
  await ctx.em.flush()
  await grantPilot(ctx, found, pilot.endsAt)
  await ctx.em.flush()
  if (isCut) await endTokens(ctx, [found.version.id])
}

/** Gives the open pilots back what an emergency had taken from them. */
export async function restorePilots(ctx: RequestContext): Promise<void> {
  const pilots = await ctx.em.find(Pilot, { organizationId: ctx.organizationId, endedAt: null })
  for (const { appVersionId } of pilots) {
    const version = await ctx.em.findOneOrFail(AppVersion, { id: appVersionId })
    const app = await ctx.em.findOneOrFail(App, { id: version.appId })
    await followReview(ctx, { version, app })
  }
}

async function decidedScopes(ctx: RequestContext, appVersionId: string): Promise<string[]> {
  const requests = await ctx.em.find(ScopeRequest, { appVersionId })
  const disabled = (await killSwitchesInForce(ctx)).flatMap(({ scope }) => scope ?? [])
  const scopes = requests.flatMap(grantedOf).flatMap((scope) => leftOfAll(scope, disabled))
  return [...new Set(scopes)]
}
