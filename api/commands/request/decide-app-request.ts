import type { AppRequestState } from '../../../schema/vocabulary/app-request.ts'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { moveAppRequest } from '../../domain/app-request.ts'
import { ok } from '../../domain/result.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppRequest } from '../../entities/request/app-request.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'

export interface AppRequestDecision {
  requestId: string
  state: AppRequestState
  /** The person who asked reads it. */
  note?: string | null
  /** The app that was registered; of REGISTERED alone. */
  appId?: string | null
  expectedRevision: number
}

/**
 * Moves a request for an app: its maker was contacted, it is declined with a reason, or the app was registered. The
 * person who asked is mailed.
 *
 * Refuses a move the table does not have, a decline without reason, a registration without its app, a stale revision.
 *
 * @throws ForbiddenError for everybody but intake reviewers and app admins.
 */
export function decideAppRequest(
  ctx: RequestContext,
  input: AppRequestDecision,
): Promise<CommandResult<AppRequest>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'app-request.decide')) return deny(ctx, 'app-request.decide')
    const where = { id: input.requestId, organizationId: tx.organizationId }
    const request = await tx.em.findOne(AppRequest, where, FOR_UPDATE)
    if (!request) return notFound('request', ['requestId'])
    const faults = noteFaults(input)
    if (faults.length) return { ok: false, error: faults }
    const moved = moveAppRequest(request.state, input.state)
    if (!moved.ok)
      return refuse({ code: 'INVALID_TRANSITION', message: moved.error, path: ['state'] })
    if (request.revision !== input.expectedRevision)
      return stale(input.expectedRevision, request.revision)
    const appId = await appOf(tx, input)
    if (!appId.ok) return appId
    write(tx, request, { ...input, appId: appId.value })
    return ok(request)
  })
}

function noteFaults({ state, note }: AppRequestDecision): FaultList {
  const { min, max } = TEXT_LIMITS.reason
  return lengthFaults({ note }, { min: state === 'DECLINED' ? min : 0, max })
}

async function appOf(
  ctx: RequestContext,
  { state, appId }: AppRequestDecision,
): Promise<CommandResult<string | null>> {
  if (state !== 'REGISTERED') return ok(null)
  if (!appId) {
    const message = 'Choose the app that was registered.'
    return refuse({ code: 'REQUIRED', message, path: ['appId'] })
  }
  const app = await ctx.em.findOne(App, { id: appId, organizationId: ctx.organizationId })
  return app ? ok(app.id) : notFound('app', ['appId'])
}

function write(
  ctx: RequestContext,
  request: AppRequest,
  { state, note, appId }: AppRequestDecision,
): void {
  const from = request.state
  request.state = state
  request.note = note?.trim() || null
  request.appId = appId ?? null
  request.decidedById = requireViewer(ctx).userId
  request.decidedAt = ctx.ports.clock.now()
  const { id: requestId } = request
  recordEvent(
    ctx,
    {
      action: 'app-request.decided',
      ...(appId ? { appId } : {}),
      detail: { requestId, from, to: state, note: request.note },
    },
    { type: 'app-request.moved', requestId, to: state },
  )
}
