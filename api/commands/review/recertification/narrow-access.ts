import type { RequestContext } from '../../../context.ts'
import { decisionWithout } from '../../../domain/governance/scope-decisions.ts'
import { ok } from '../../../domain/result.ts'
import { ScopeGrant } from '../../../entities/access/scope-grant.entity.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { endTokens } from '../../access/end-tokens.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { showListing } from '../listing-effects.ts'

/**
 * Ends some of what a live version was granted, and says so in the gallery and in the decisions about its scopes: where
 * one was narrowed to several, the others stay granted. Tokens with it are over at once; apps ask for new ones and go on. Refuses scopes that are not granted, and to end all of them: that is retirement.
 */
export async function narrowAccess(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { endScopes, reason }: { endScopes: readonly string[]; reason: string },
): Promise<CommandResult<unknown>> {
  const grants = await ctx.em.find(ScopeGrant, {
    appVersionId: version.id,
    environment: 'PRODUCTION',
    endedAt: null,
  })
  const unknown = endScopes.find((scope) => !grants.some((grant) => grant.scope === scope))
  if (unknown !== undefined) {
    const message = `“${unknown}” is not granted to this version.`
    return refuse({ code: 'INVALID', message, path: ['endScopes'] })
  }
  const ending = grants.filter(({ scope }) => endScopes.includes(scope))
  if (!ending.length || ending.length === grants.length) {
    const message = ending.length
      ? 'This would end all access: retire the app instead.'
      : 'Choose what the app is no longer granted.'
    return refuse({ code: 'REQUIRED', message, path: ['endScopes'] })
  }
  for (const grant of ending) grant.endedAt = ctx.ports.clock.now()
  const requests = await ctx.em.find(ScopeRequest, { appVersionId: version.id })
  const standing = new Set(grants.map(({ scope }) => scope))
  for (const request of requests) {
    const decided = decisionWithout(request, endScopes, standing)
    if (decided) ctx.em.assign(request, { ...decided, ...decidedNow(ctx), reason: reason.trim() })
  }
  recordEvent(ctx, {
    action: 'scope-grant.ended',
    vendorId: app.vendorId,
    appId: app.id,
    appVersionId: version.id,
    environment: 'PRODUCTION',
    scopes: ending.map(({ scope }) => scope),
  })
  await ctx.em.flush()
  await endTokens(ctx, [version.id])
  await showListing(ctx, { version, app })
  return ok(undefined)
}

function decidedNow({ ports, viewer }: RequestContext) {
  return { decidedAt: ports.clock.now(), decidedById: viewer?.userId ?? null }
}
