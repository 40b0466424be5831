import type { AppVersionStatus } from '../../../schema/vocabulary/app-status.ts'
import { TRANSITION_AUDIT_ACTIONS } from '../../../schema/vocabulary/audit-action.ts'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { Ability } from '../../../schema/vocabulary/permission.ts'
import type { RejectionCode } from '../../../schema/vocabulary/registration.ts'
import type { TransitionGuard } from '../../../schema/vocabulary/transition-guard.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import { type MovingTransition, ruleFor, transition } from '../../domain/app-lifecycle.ts'
import { ok } from '../../domain/result.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { actorFor, findVersionForChange, type VersionAndApp } from '../registration/find-version.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale, transitionRefused } from '../user-fault.ts'

export interface MoveInput {
  versionId: string
  expectedRevision: number
  reason?: string | null
  code?: RejectionCode
}

/** One way for a version to move: what it is called, who may ask, what must hold, what follows. */
export interface Move {
  transition: MovingTransition
  ability: Ability
  /** Conditions of the lifecycle table that need more than the status to be seen. */
  guard?: (
    ctx: RequestContext,
    found: VersionAndApp,
    input: MoveInput,
  ) => Promise<CommandResult<unknown>>
  /** What has to be out of the way before the status is written. */
  prepare?: (ctx: RequestContext, found: VersionAndApp) => Promise<void>
  /** What the transition triggers, in the same transaction, after the status is written. */
  effect?: (ctx: RequestContext, found: VersionAndApp) => Promise<void>
}

/**
 * Moves a version along the lifecycle table, or says why not: status, audit event, outbox row and what the
 * transition triggers commit together.
 *
 * Refuses with the list of allowed transitions, a stale revision, a missing reason, or the broken condition.
 *
 * @throws ForbiddenError for people who may see the version but not do this.
 */
export function moveAppVersion(
  ctx: RequestContext,
  input: MoveInput,
  move: Move,
): Promise<CommandResult<AppVersion>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    if (!found) return notFound('version', ['versionId'])
    const duty = await checkDuty(ctx, viewer, found, move.ability)
    if (!duty.ok) return duty
    if (found.version.revision !== input.expectedRevision) {
      return stale(input.expectedRevision, found.version.revision)
    }
    const moved = transition(
      stateOf(found.version),
      move.transition,
      actorFor(viewer, move.ability, found.app.vendorId),
    )
    if (!moved.ok) return transitionRefused(moved.error)
    const reason = await checkConditions(tx, found, { input, move })
    if (!reason.ok) return reason
    await move.prepare?.(tx, found)
    await applyMove(tx, found, { ...move, to: moved.value, reason: reason.value, code: input.code })
    return ok(found.version)
  })
}

/** Writes a move that is known to be right, with its audit event, outbox row and effects. */
export async function applyMove(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  move: Pick<Move, 'transition' | 'effect'> & {
    to: Pick<AppVersion, 'status' | 'reviewState'>
    reason: string | null
    code?: RejectionCode | undefined
  },
): Promise<void> {
  const from: AppVersionStatus = version.status
  const now = ctx.ports.clock.now()
  if (from !== move.to.status) version.statusChangedAt = now
  version.status = move.to.status
  version.reviewState = move.to.reviewState ?? null
  version.statusReason = move.reason
  version.rejectionCode = move.code ?? null
  version.updatedAt = now
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  recordEvent(
    ctx,
    {
      action: TRANSITION_AUDIT_ACTIONS[move.transition],
      ...subject,
      detail: { from, to: version.status, ...(move.reason ? { reason: move.reason } : {}) },
    },
    {
      type: 'app-version.moved',
      transition: move.transition,
      ...subject,
      from,
      to: version.status,
      reviewState: version.reviewState ?? null,
      reason: move.reason,
    },
  )
  await ctx.em.flush()
  await move.effect?.(ctx, { version, app })
  await ctx.em.flush()
}

export function stateOf(version: AppVersion): {
  status: AppVersion['status']
  reviewState: NonNullable<AppVersion['reviewState']> | null
} {
  return { status: version.status, reviewState: version.reviewState ?? null }
}

async function checkDuty(
  ctx: RequestContext,
  viewer: SignedInViewer,
  { app }: VersionAndApp,
  ability: Ability,
): Promise<CommandResult<unknown>> {
  // Any owner of a stage may send back or reject (LIFECYCLE D3): the stage of a stage-bound ability is their own.
  const subject = { vendorId: app.vendorId, stage: viewer.ownStages[0] }
  const allowed = authorize(viewer, ability, subject)
  if (allowed.ok) return allowed
  if (allowed.error.code === 'FORBIDDEN')
    return deny(ctx, ability, { vendorId: app.vendorId, appId: app.id })
  return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
}

/** What must hold besides status and role: a reason where one is due, and the guard of the transition. */
async function checkConditions(
  ctx: RequestContext,
  found: VersionAndApp,
  { input, move }: { input: MoveInput; move: Move },
): Promise<CommandResult<string | null>> {
  const reason = checkReason(found.version, input, move)
  if (!reason.ok || !move.guard) return reason
  const guarded = await move.guard(ctx, found, input)
  return guarded.ok ? reason : guarded
}

/** Guards of the lifecycle table that only a reason can satisfy; there are no sunset dates. */
const SATISFIED_BY_REASON: readonly TransitionGuard[] = [
  'SUNSET_PASSED_OR_REASON',
  'CHANGE_SUMMARY_GIVEN',
]

function isReasonRequired(version: AppVersion, move: Move): boolean {
  const rule = ruleFor(stateOf(version), move.transition)
  if (rule?.isReasonRequired) return true
  return rule?.requires.some((guard) => SATISFIED_BY_REASON.includes(guard)) ?? false
}

function checkReason(
  version: AppVersion,
  input: MoveInput,
  move: Move,
): CommandResult<string | null> {
  const reason = input.reason?.trim() || null
  const isRequired = isReasonRequired(version, move)
  if (!reason) {
    if (!isRequired) return ok(null)
    const { min } = TEXT_LIMITS.reason
    return refuse({
      code: 'REASON_REQUIRED',
      message: `Give a reason of at least ${min} characters; the vendor reads it.`,
      path: ['reason'],
      limit: min,
      actual: 0,
    })
  }
  const faults = lengthFaults(
    { reason },
    { min: isRequired ? TEXT_LIMITS.reason.min : 1, max: TEXT_LIMITS.reason.max },
  )
  return faults.length ? { ok: false, error: faults } : ok(reason)
}
