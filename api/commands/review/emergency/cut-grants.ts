import type { RequestContext } from '../../../context.ts'
import { isTouched, leftOf } from '../../../domain/governance/disabled-scopes.ts'
import { ScopeGrant } from '../../../entities/access/scope-grant.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { endTokens } from '../../access/end-tokens.ts'

/**
 * Takes a scope from every grant that stands in production, those of pilots too: what touches it ends, and what is left
 * of it is granted anew. What holds it ends; people open the app again and go on without. Says how many grants were cut.
 */
export async function cutGrants(ctx: RequestContext, scope: string): Promise<number> {
  const now = ctx.ports.clock.now()
  const standing = await ctx.em.find(ScopeGrant, {
    organizationId: ctx.organizationId,
    environment: { $in: ['PRODUCTION', 'PILOT'] },
    endedAt: null,
  })
  const touched = standing.filter((grant) => isTouched(grant.scope, scope))
  for (const grant of touched) grant.endedAt = now
  await ctx.em.flush() // only one per scope may stand
  const kept = new Set(
    standing.filter(({ endedAt }) => !endedAt).map((each) => `${each.appVersionId} ${each.scope}`),
  )
  for (const grant of touched) {
    for (const left of leftOf(grant.scope, scope)) {
      const key = `${grant.appVersionId} ${left}`
      if (kept.has(key)) continue
      kept.add(key)
      ctx.em.create(ScopeGrant, {
        organizationId: grant.organizationId,
        createdAt: now,
        appVersionId: grant.appVersionId,
        environment: grant.environment,
        ownerId: grant.ownerId,
        scope: left,
        grantedById: grant.grantedById ?? null,
        expiresAt: grant.expiresAt ?? null,
      })
    }
  }
  const versions = [...new Set(touched.map(({ appVersionId }) => appVersionId))]
  for (const appVersionId of versions)
    recordEvent(ctx, {
      action: 'scope-grant.ended',
      appVersionId,
      environment: 'PRODUCTION',
      scopes: [scope],
    })
  await endTokens(ctx, versions)
  return touched.length
}
