import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RecertificationDecision } from '../../../../schema/vocabulary/recertification.ts'
import type { RequestContext } from '../../../context.ts'
import { authorize, can } from '../../../domain/abilities.ts'
import { transition } from '../../../domain/app-lifecycle.ts'
import type { Answers } from '../../../domain/governance/answers.ts'
import { ok } from '../../../domain/result.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import {
  actorFor,
  findVersionForChange,
  type VersionAndApp,
} from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale, transitionRefused } from '../../user-fault.ts'
import { applyMove, stateOf } from '../move-app-version.ts'
import { endOffer } from '../release.ts'
import { AMONG_REVIEWERS } from '../stages/find-stage.ts'
import { narrowAccess } from './narrow-access.ts'
import { type RenewedChecklist, renewedChecklist, writeRecertification } from './renewal.ts'

export interface RecertificationInput {
  versionId: string
  decision: RecertificationDecision
  /** The keys of the points of the security checklist that are satisfied. */
  checklist: readonly string[]
  /** What is answered at the points that are no tick. */
  answers?: Answers['answers']
  /** The scopes that are no longer granted; of NARROW alone. */
  endScopes: readonly string[]
  reason?: string | null
  expectedRevision: number
}

/**
 * Decides about a live version that is looked at again: it is kept, kept with less access, or retired. The renewed
 * checklist and the words are filed, open campaigns know of it, and the next date is in a year (R254, LIFECYCLE D4).
 *
 * Refuses what is not live, a checklist that is not whole, scopes that are not granted, a missing reason.
 *
 * @throws ForbiddenError for people who may see the version but do not decide this stage.
 */
export function decideRecertification(
  ctx: RequestContext,
  input: RecertificationInput,
): Promise<CommandResult<VersionAndApp>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findLive(ctx, tx, input)
    if (!found.ok) return found
    const checklist = await renewedChecklist(tx, input)
    if (!checklist.ok) return checklist
    const carried = await carryOut(tx, found.value, input)
    if (!carried.ok) return carried
    await write(tx, found.value, { input, checklist: checklist.value })
    return found
  })
}

async function findLive(
  ctx: RequestContext,
  tx: RequestContext,
  { versionId, decision, expectedRevision, reason }: RecertificationInput,
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  const found = await findVersionForChange(tx, viewer, versionId)
  if (!found) return notFound('version', ['versionId'])
  const { vendorId, id: appId } = found.app
  const allowed = authorize(viewer, 'stage.decide', { vendorId, stage: 'RECERTIFICATION' })
  if (!allowed.ok && allowed.error.code === 'FORBIDDEN')
    return deny(ctx, 'stage.decide', { vendorId, appId })
  if (!allowed.ok) return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
  if (decision === 'RETIRE' && !can(viewer, 'app-version.retire'))
    return deny(ctx, 'app-version.retire', { vendorId, appId })
  if (found.version.revision !== expectedRevision)
    return stale(expectedRevision, found.version.revision)
  if (found.version.status !== 'LIVE') {
    const message = 'Only a live version is certified again.'
    return refuse({ code: 'INVALID_TRANSITION', message, path: ['versionId'] })
  }
  if (decision === 'KEEP' && !reason?.trim()) return ok(found)
  const faults = lengthFaults({ reason }, TEXT_LIMITS.reason)
  return faults.length ? { ok: false, error: faults } : ok(found)
}

async function carryOut(
  ctx: RequestContext,
  found: VersionAndApp,
  { decision, endScopes, reason }: RecertificationInput,
): Promise<CommandResult<unknown>> {
  if (decision !== 'NARROW' && endScopes.length) {
    const message = 'Scopes end when the app is kept with less access.'
    return refuse({ code: 'INVALID', message, path: ['endScopes'] })
  }
  if (decision === 'NARROW') return narrowAccess(ctx, found, { endScopes, reason: reason ?? '' })
  if (decision === 'KEEP') return ok(undefined)
  const viewer = requireViewer(ctx)
  const actor = actorFor(viewer, 'app-version.retire', found.app.vendorId)
  const to = transition(stateOf(found.version), 'RETIRE', actor)
  if (!to.ok) return transitionRefused(to.error)
  await applyMove(ctx, found, {
    transition: 'RETIRE',
    to: to.value,
    reason: reason?.trim() ?? null,
    effect: endOffer,
  })
  return ok(undefined)
}

async function write(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { input, checklist }: { input: RecertificationInput; checklist: RenewedChecklist },
): Promise<void> {
  const { decision, endScopes } = input
  const reason = input.reason?.trim() || null
  await writeRecertification(ctx, { version, app }, { decision, reason, checklist })
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  recordEvent(
    ctx,
    {
      action: 'recertification.decided',
      ...subject,
      detail: { ...AMONG_REVIEWERS, decision, endScopes: [...endScopes], reason },
    },
    { type: 'stage.decided', stage: 'RECERTIFICATION', state: 'PASSED', ...subject },
  )
  await ctx.em.execute(
    `update access_campaign_app set decision = ?, decided_at = ?, decided_by_id = ?
     where app_id = ? and decided_at is null`,
    [decision, ctx.ports.clock.now(), ctx.viewer?.userId ?? null, app.id],
  )
  await ctx.em.flush()
}
