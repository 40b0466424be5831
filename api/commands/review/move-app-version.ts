import type { AppVersionStatus } from '../../../schema/vocabulary/app-status.ts'
import { TRANSITION_AUDIT_ACTIONS } from '../../../schema/vocabulary/audit-action.ts'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { Ability } from '../../../schema/vocabulary/permission.ts'
import type { RejectionCode } from '../../../schema/vocabulary/registration.ts'
import type { GovernanceStage } from '../../../schema/vocabulary/stage.ts'
import { GUARDS_MET_BY_A_REASON } from '../../../schema/vocabulary/transition-guard.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import {
  type MovingTransition,
  ruleFor,
  transition,
  type VersionState,
} from '../../domain/app-lifecycle.ts'
import type { AppVersionMoved } from '../../domain/events.ts'
import type { Answers } from '../../domain/governance/answers.ts'
import { ok } from '../../domain/result.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { type AuditFacts, recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import type { Keyed } from '../once/once.ts'
import { actorFor, findVersionForChange, type VersionAndApp } from '../registration/find-version.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale, transitionRefused } from '../user-fault.ts'

export interface MoveInput extends Keyed {
  versionId: string
  expectedRevision: number
  reason?: string | null
  code?: RejectionCode
  /** Of an approval alone: what is ticked and answered of the launch approval record. */
  checklist?: readonly string[] | null
  answers?: Answers['answers']
}

/** One way for a version to move: what it is called, who may ask, what must hold, what follows. */
export interface Move {
  transition: MovingTransition
  ability: Ability
  /** The stage in which who asks holds an ability that is bound to one. */
  stage?: (ctx: RequestContext, found: VersionAndApp) => Promise<GovernanceStage | undefined>
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
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    if (!found) return notFound('version', ['versionId'])
    const stage = await move.stage?.(tx, found)
    const allowed = await mayMove(ctx, found, { input, move, stage })
    if (!allowed.ok) return allowed
    const guarded = await move.guard?.(tx, found, input)
    if (guarded && !guarded.ok) return guarded
    await move.prepare?.(tx, found)
    await applyMove(tx, found, { ...move, ...allowed.value, code: input.code })
    return ok(found)
  })
}

/** What a move that is allowed leads to, and the reason that goes with it. */
export interface AllowedMove {
  to: VersionState
  reason: string | null
}

interface Asked {
  input: MoveInput
  move: Pick<Move, 'transition' | 'ability'>
  stage?: GovernanceStage | undefined
}

/**
 * Says whether who asks may make this move now: the duty, the revision, the lifecycle table, the reason.
 *
 * @throws ForbiddenError for people who may see the version but not do this.
 */
export async function mayMove(
  ctx: RequestContext,
  found: VersionAndApp,
  { input, move, stage }: Asked,
): Promise<CommandResult<AllowedMove>> {
  const viewer = requireViewer(ctx)
  const { version, app } = found
  const duty = await checkDuty(ctx, viewer, found, { ability: move.ability, stage })
  if (!duty.ok) return duty
  if (version.revision !== input.expectedRevision)
    return stale(input.expectedRevision, version.revision)
  const actor = actorFor(viewer, move.ability, app.vendorId)
  const moved = transition(stateOf(version), move.transition, actor)
  if (!moved.ok) return transitionRefused(moved.error)
  const isDue = isSunsetPast(ctx, app, move)
  const reason = checkReason(version, input, { ...move, isDue })
  return reason.ok ? ok({ to: moved.value, reason: reason.value }) : reason
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
  setStatus(version, { ...move, at: ctx.ports.clock.now() })
  const { audit, event } = recordOfMove({ version, app }, { ...move, from })
  recordEvent(ctx, audit, event)
  await ctx.em.flush()
  await move.effect?.(ctx, { version, app })
  await ctx.em.flush()
}

/** Puts a version where it moves; R036: the date of status changes with the status only. */
export function setStatus(
  version: AppVersion,
  move: {
    to: Pick<AppVersion, 'status' | 'reviewState'>
    reason: string | null
    code?: RejectionCode | undefined
    at: Date
  },
): void {
  if (version.status !== move.to.status) version.statusChangedAt = move.at
  version.status = move.to.status
  version.reviewState = move.to.reviewState ?? null
  version.statusReason = move.reason
  if (version.reviewState !== 'APPROVED_PENDING_RELEASE') version.releaseHeldBy = null
  version.rejectionCode = move.code ?? null
  version.updatedAt = move.at
}

/** What is recorded of a move, and told, after the version has its new status. */
export function recordOfMove(
  { version, app }: VersionAndApp,
  move: { transition: MovingTransition; from: AppVersionStatus; reason: string | null },
): { audit: AuditFacts; event: AppVersionMoved } {
  const { from, reason, transition: name } = move
  const to = version.status
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  return {
    audit: {
      action: TRANSITION_AUDIT_ACTIONS[name],
      ...subject,
      detail: { from, to, ...(reason ? { reason } : {}) },
    },
    event: {
      type: 'app-version.moved',
      transition: name,
      ...subject,
      from,
      to,
      reviewState: version.reviewState ?? null,
      reason,
    },
  }
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
  { ability, stage }: { ability: Ability; stage: GovernanceStage | undefined },
): Promise<CommandResult<unknown>> {
  const subject = { vendorId: app.vendorId, stage }
  const allowed = authorize(viewer, ability, subject)
  if (allowed.ok) return allowed
  if (allowed.error.code === 'FORBIDDEN')
    return deny(ctx, ability, { vendorId: app.vendorId, appId: app.id })
  return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
}

/** An app whose announced day has come is retired without another word (LIFECYCLE D3, RETIRE). */
function isSunsetPast(ctx: RequestContext, { sunsetAt }: App, move: Pick<Move, 'transition'>) {
  return move.transition === 'RETIRE' && !!sunsetAt && sunsetAt <= ctx.ports.clock.now()
}

type Reasoned = Pick<Move, 'transition'> & { isDue: boolean }

function isReasonRequired(version: AppVersion, move: Reasoned): boolean {
  const rule = ruleFor(stateOf(version), move.transition)
  if (rule?.isReasonRequired) return true
  if (move.isDue) return false
  return rule?.requires.some((guard) => GUARDS_MET_BY_A_REASON.includes(guard)) ?? false
}

function checkReason(
  version: AppVersion,
  input: MoveInput,
  move: Reasoned,
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
