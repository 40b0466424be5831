import type { RequestContext } from '../../context.ts'
import { isSameRequest } from '../../domain/governance/scope-decisions.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'

const UNDECIDED = {
  decision: 'PENDING',
  grantedScope: null,
  reason: null,
  decidedAt: null,
  decidedById: null,
} as const

export interface ScopeDraft {
  scope: string
  purpose: string
  justification?: string | null
}

/**
 * Makes the scopes of a version those that are wanted, in their order. What was decided about a scope stands while the
 * vendor asks for the same, for the same reasons; it falls with any change (LIFECYCLE D3, RESUBMIT).
 */
export async function replaceScopes(
  ctx: RequestContext,
  {
    version,
    current,
    wanted,
  }: { version: AppVersion; current: readonly ScopeRequest[]; wanted: readonly ScopeDraft[] },
): Promise<ScopeRequest[]> {
  const byScope = new Map(current.map((row) => [row.scope, row]))
  const rows = wanted.map((draft, position) => {
    const fields = {
      position,
      scope: draft.scope.trim(),
      purpose: draft.purpose.trim(),
      justification: draft.justification?.trim() || null,
    }
    const known = byScope.get(fields.scope)
    byScope.delete(fields.scope)
    if (known) {
      const isStanding = isSameRequest(known, fields)
      return ctx.em.assign(known, { ...fields, ...(isStanding ? {} : UNDECIDED) })
    }
    return ctx.em.create(ScopeRequest, {
      ...fields,
      organizationId: version.organizationId,
      createdAt: ctx.ports.clock.now(),
      appVersionId: version.id,
      decision: 'PENDING',
    })
  })
  for (const dropped of byScope.values()) ctx.em.remove(dropped)
  return rows
}
