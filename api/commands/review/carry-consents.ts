import { diffScopes } from '../../../schema/vocabulary/scope-diff.ts'
import type { RequestContext } from '../../context.ts'
import { grantedOf } from '../../domain/governance/scope-decisions.ts'
import { Consent } from '../../entities/access/consent.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'

/**
 * Carries what people allowed a version over to the one that replaces it, where that may do nothing more: they are not
 * asked again. Where anything was added or widened they are, at the next launch (LIFECYCLE D3, SUPERSEDE).
 */
export async function carryConsents(
  ctx: RequestContext,
  { from, to }: { from: AppVersion; to: AppVersion },
): Promise<void> {
  const was = await grantedTo(ctx, from.id)
  if (diffScopes(was, await grantedTo(ctx, to.id)).requiresReconsent) return
  await ctx.em.nativeUpdate(
    Consent,
    { appVersionId: from.id, environment: 'PRODUCTION', revokedAt: null },
    { appVersionId: to.id },
  )
}

async function grantedTo(ctx: RequestContext, appVersionId: string): Promise<string[]> {
  return (await ctx.em.find(ScopeRequest, { appVersionId })).flatMap(grantedOf)
}
