import type { RequestContext } from '../../context.ts'
import { allowedTransitions } from '../../domain/app-lifecycle.ts'
import { unmetForApproval } from '../../domain/governance/approval-guards.ts'
import { ok } from '../../domain/result.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { approvalFacts } from '../../queries/review/approval-facts.ts'
import { requireViewer } from '../authorize.ts'
import { actorFor, type VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, guardsUnmet } from '../user-fault.ts'
import { stateOf } from './move-app-version.ts'
import type { StageFile } from './stages/stage-file.ts'

/** Refuses to approve what is not whole, guard by guard: what is missing, and what can be done instead (LIFECYCLE D3). */
export async function requireApprovalGuards(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  file: StageFile,
): Promise<CommandResult<unknown>> {
  const scopes = await ctx.em.find(
    ScopeRequest,
    { appVersionId: version.id },
    { orderBy: { position: 'asc' } },
  )
  const unmet = unmetForApproval(await approvalFacts(ctx, { version, app, ...file, scopes }))
  if (unmet.length === 0) return ok(undefined)
  const actor = actorFor(requireViewer(ctx), 'app-version.approve', app.vendorId)
  const allowed = allowedTransitions(stateOf(version), actor)
  return guardsUnmet(unmet, {
    from: version.status,
    allowed: allowed.filter((transition) => transition !== 'APPROVE'),
  })
}
