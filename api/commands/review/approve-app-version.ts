import type { RequestContext, SignedInViewer } from '../../context.ts'
import { approvalsNeeded, authorize } from '../../domain/abilities.ts'
import { answeredItems, answerFaults, unsatisfied } from '../../domain/governance/answers.ts'
import { ok } from '../../domain/result.ts'
import { LaunchApproval } from '../../entities/app/launch-approval.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { findVersionForChange, type VersionAndApp } from '../registration/find-version.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'
import { finishApproval } from './approval.ts'
import { requireApprovalGuards } from './approval-guard.ts'
import { applyMove, type MoveInput, mayMove } from './move-app-version.ts'
import { type StageFile, stageFileOf } from './stages/stage-file.ts'
import { securityPasser } from './stages/stages-of-moves.ts'
import { requireSuspensionAnswered } from './suspension.ts'

const APPROVE = { transition: 'APPROVE', ability: 'app-version.approve' } as const

/**
 * Approves a version for release, or says why not (LIFECYCLE D2, D3). Where the risk is high or critical, the first
 * person's approval is kept and the version waits for a second person; with the second it is approved.
 *
 * Refuses whoever belongs to the vendor, passed the security stage or approved it already, and names what is missing:
 * stages, decisions on scopes, what the automated checks find, plans for going back.
 *
 * @throws ForbiddenError for people who may see the version but not approve.
 */
export function approveAppVersion(
  ctx: RequestContext,
  input: MoveInput,
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    return found ? giveApproval(ctx, tx, { found, input }) : notFound('version', ['versionId'])
  })
}

/** Gives one person's approval of a version that is locked; with the last that is needed it is approved. */
export async function giveApproval(
  ctx: RequestContext,
  tx: RequestContext,
  { found, input }: { found: VersionAndApp; input: MoveInput },
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  const allowed = await mayMove(ctx, found, { input, move: APPROVE })
  if (!allowed.ok) return allowed
  const given = await approvalsOf(tx, found)
  const ready = await requireReady(tx, found, { input, given })
  if (!ready.ok) return ready
  keepApproval(tx, viewer, found)
  const needed = approvalsNeeded('app-version.approve', { riskTier: found.app.riskTier })
  if (given.length + 1 < needed) await askSecondPerson(tx, viewer, found)
  else await applyMove(tx, found, { ...APPROVE, ...allowed.value, effect: finishApproval })
  return ok(found)
}

/** Ends the approvals of a review that starts over: what people approved is no longer what is in review. */
export async function endApprovals(
  ctx: RequestContext,
  { version }: Pick<VersionAndApp, 'version'>,
): Promise<void> {
  const open = { appVersionId: version.id, endedAt: null }
  await ctx.em.nativeUpdate(LaunchApproval, open, { endedAt: ctx.ports.clock.now() })
}

/** The duties, then the guards of the lifecycle table, then the word on a suspension. */
async function requireReady(
  ctx: RequestContext,
  found: VersionAndApp,
  { input, given }: { input: MoveInput; given: readonly LaunchApproval[] },
): Promise<CommandResult<unknown>> {
  const file = await stageFileOf(ctx, found)
  const securityPassedBy = securityPasser(file)
  const separated = checkDuties(requireViewer(ctx), found, { given, securityPassedBy })
  if (!separated.ok) return separated
  const done = await requireApprovalGuards(ctx, found, file)
  if (!done.ok) return done
  const recorded = answerLaunchRecord(ctx, file, input)
  return recorded.ok ? requireSuspensionAnswered(ctx, found, input) : recorded
}

/** What the hospital asks whoever approves, where its launch approval record has points (R260). */
function answerLaunchRecord(
  ctx: RequestContext,
  { rows }: StageFile,
  { checklist, answers }: MoveInput,
): CommandResult<unknown> {
  const row = rows.find(({ stage }) => stage === 'PRODUCTION_LAUNCH')
  if (!row?.checklist.length) return ok(undefined)
  const given = { checklist: checklist ?? [], answers }
  const [fault] = answerFaults(row.checklist, given, 'the launch approval record')
  if (fault) return refuse(fault)
  const entries = answeredItems(row.checklist, given)
  const missing = unsatisfied(entries)
  if (missing.length) {
    const message = `Not answered yet: ${missing.join('; ')}.`
    return refuse({ code: 'REQUIRED', message, path: ['checklist'] })
  }
  ctx.em.assign(row, { checklist: entries })
  return ok(undefined)
}

function approvalsOf(ctx: RequestContext, { version }: VersionAndApp): Promise<LaunchApproval[]> {
  return ctx.em.find(LaunchApproval, { appVersionId: version.id, endedAt: null })
}

function checkDuties(
  viewer: SignedInViewer,
  { app }: VersionAndApp,
  {
    given,
    securityPassedBy,
  }: { given: readonly LaunchApproval[]; securityPassedBy: string | undefined },
): CommandResult<unknown> {
  const firstApproverId = given.find(({ approverId }) => approverId === viewer.userId)?.approverId
  const subject = { vendorId: app.vendorId, firstApproverId, securityPassedBy }
  const allowed = authorize(viewer, 'app-version.approve', subject)
  if (allowed.ok) return allowed
  return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
}

function keepApproval(
  ctx: RequestContext,
  viewer: SignedInViewer,
  { version }: VersionAndApp,
): void {
  ctx.em.create(LaunchApproval, {
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    appVersionId: version.id,
    approverId: viewer.userId,
  })
}

/** The version has a new revision: whoever looks at it has to see the first approval before giving the second. */
async function askSecondPerson(
  ctx: RequestContext,
  viewer: SignedInViewer,
  { version, app }: VersionAndApp,
): Promise<void> {
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  version.updatedAt = ctx.ports.clock.now()
  recordEvent(
    ctx,
    { action: 'app-version.approval-given', ...subject, detail: { riskTier: app.riskTier } },
    { type: 'app-version.approval-given', ...subject, approverId: viewer.userId },
  )
  await ctx.em.flush()
}
