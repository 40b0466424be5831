import { narrowings, needsExtraReview } from '../../../../schema/vocabulary/scope-narrowing.ts'
import type { RequestContext, SignedInViewer } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import {
  grantOf,
  isReasonNeeded,
  type ScopeVerdict,
  verdictProblem,
} from '../../../domain/governance/scope-decisions.ts'
import { ok } from '../../../domain/result.ts'
import { ScopeRequest } from '../../../entities/app/scope-request.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { hospitalCatalog } from '../../../queries/gallery/hospital-catalog.ts'
import { requireViewer } from '../../authorize.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse, stale, type UserFault } from '../../user-fault.ts'
import { endApprovals } from '../approve-app-version.ts'
import { followReview } from '../pilot/pilot-access.ts'
import { beginReviewOf, findForReview } from '../stages/find-stage.ts'

export interface ScopeDecisions {
  versionId: string
  /** Of the version: whoever approves it has to have seen the decisions. */
  expectedRevision: number
  decisions: readonly ScopeVerdict[]
}

const DECIDE = { ability: 'scope.decide', stage: 'CONTRACT_SCOPES' } as const

/**
 * Decides single scopes of a version in review: granted, narrowed, refused, or open again (LIFECYCLE D2, D4). All of
 * them or none: decisions, audit and outbox commit together, and approvals given before have to be given again.
 *
 * Refuses people of its vendor, a stale revision, scopes that were not asked for, what is not narrower, a missing
 * reason; and whoever decides for the contract alone where the kind of data asks for extra review (R215).
 *
 * @throws ForbiddenError for people who may see the version but do not decide scopes.
 */
export function decideScopes(
  ctx: RequestContext,
  input: ScopeDecisions,
): Promise<CommandResult<VersionAndApp & { scopes: ScopeRequest[] }>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findForReview(ctx, tx, { versionId: input.versionId, ...DECIDE })
    if (!found.ok) return found
    const { version, app } = found.value
    if (version.revision !== input.expectedRevision)
      return stale(input.expectedRevision, version.revision)
    const scopes = await tx.em.find(
      ScopeRequest,
      { appVersionId: version.id },
      { orderBy: { position: 'asc' } },
    )
    const isWhole = can(viewer, DECIDE.ability, { vendorId: app.vendorId })
    const catalog = isWhole ? undefined : await hospitalCatalog(tx)
    const faults = faultsOf(input.decisions, scopes, (scope) =>
      isWhole ? true : !needsExtraReview(scope, catalog),
    )
    if (faults.length) return { ok: false, error: faults }
    write(tx, viewer, { scopes, decisions: input.decisions })
    await record(tx, found.value, input.decisions)
    await followReview(tx, { version, app })
    return ok({ version, app, scopes })
  })
}

function faultsOf(
  decisions: readonly ScopeVerdict[],
  scopes: readonly ScopeRequest[],
  isTheirs: (scope: string) => boolean,
): UserFault[] {
  if (decisions.length === 0) return [...fault([], 'REQUIRED', 'Decide at least one scope.')]
  return decisions.flatMap((verdict, index) => {
    const at = `${index}`
    const { scope } = verdict
    const isTwice = decisions.findIndex((each) => each.scope === scope) < index
    if (isTwice) return fault([at, 'scope'], 'NOT_UNIQUE', 'This scope is decided twice here.')
    if (!scopes.some((request) => request.scope === scope))
      return fault([at, 'scope'], 'NOT_FOUND', 'The version does not ask for this scope.')
    if (!isTheirs(scope)) return fault([at, 'scope'], 'SEPARATION_OF_DUTIES', EXTRA_REVIEW)
    const problem = verdictProblem(verdict)
    return problem ? problemOf(verdict, at, problem) : []
  })
}

const EXTRA_REVIEW =
  'This kind of data needs extra review: a security and privacy reviewer, or an app admin, decides it.'

function fault(path: string[], code: UserFault['code'], message: string): UserFault[] {
  return refuse({ code, message, path: ['decisions', ...path] }).error
}

/** What is not narrower comes with what would be. */
function problemOf(
  { scope }: ScopeVerdict,
  at: string,
  { field, ...problem }: NonNullable<ReturnType<typeof verdictProblem>>,
): UserFault[] {
  const path = ['decisions', at, field]
  if (field !== 'grantedScopes') return refuse({ ...problem, path }).error
  const narrower = narrowings(scope)
  return [{ kind: 'scope', ...problem, path, scope, narrowerAlternatives: narrower }]
}

function write(
  ctx: RequestContext,
  viewer: SignedInViewer,
  { scopes, decisions }: { scopes: ScopeRequest[]; decisions: readonly ScopeVerdict[] },
): void {
  const now = ctx.ports.clock.now()
  for (const verdict of decisions) {
    const request = scopes.find(({ scope }) => scope === verdict.scope)
    if (!request) continue
    const isOpen = verdict.decision === 'PENDING'
    ctx.em.assign(request, {
      decision: verdict.decision,
      grantedScope: grantOf(verdict),
      reason: isOpen ? null : verdict.reason?.trim() || null,
      decidedAt: isOpen ? null : now,
      decidedById: isOpen ? null : viewer.userId,
    })
  }
}

/** The version has a new revision: what was approved before is no longer what would be granted. */
async function record(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  decisions: readonly ScopeVerdict[],
): Promise<void> {
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  version.updatedAt = ctx.ports.clock.now()
  await endApprovals(ctx, { version })
  recordEvent(
    ctx,
    {
      action: 'scope.decided',
      ...subject,
      scopes: decisions.map(({ scope }) => scope),
      detail: { decisions: decisions.map(asDetail) },
    },
    { type: 'scope.decided', ...subject, count: decisions.length },
  )
  beginReviewOf(ctx, { version, app })
  await ctx.em.flush()
}

function asDetail(verdict: ScopeVerdict) {
  const { scope, decision, reason } = verdict
  const granted = decision === 'NARROWED' ? { granted: grantOf(verdict) } : {}
  return { scope, decision, ...granted, ...(isReasonNeeded(decision) ? { reason } : {}) }
}
