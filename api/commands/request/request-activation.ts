import {
  ACTIVATION_LIMITS,
  HEARING_ACTIVATION_STATES,
} from '../../../schema/vocabulary/activation.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { App } from '../../entities/app/app.entity.ts'
import { GalleryCard } from '../../entities/app/gallery-card.entity.ts'
import { Activation } from '../../entities/request/activation.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { inTransaction, lockName } from '../revision.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'

export interface ActivationInput {
  appId: string
  department: string
  note?: string | null
}

/**
 * Asks for an app of the gallery in the name of a department (LIFECYCLE D2). From then on the department hears what
 * becomes of the app. A department
 * that waits for an answer, or uses the app, does not ask again.
 *
 * @throws ForbiddenError for people who lead no department.
 */
export function requestActivation(
  ctx: RequestContext,
  input: ActivationInput,
): Promise<CommandResult<Activation>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'activation.request')) return deny(ctx, 'activation.request')
    const listed = await tx.em.count(GalleryCard, { appId: input.appId })
    const app = listed ? await tx.em.findOne(App, { id: input.appId }) : null
    if (!app) return notFound('app', ['appId'])
    const department = input.department.trim().replaceAll(/\s+/g, ' ')
    const faults = [
      ...lengthFaults({ department }, ACTIVATION_LIMITS.department),
      ...lengthFaults({ note: input.note }, ACTIVATION_LIMITS.note),
    ]
    if (faults.length) return { ok: false, error: faults }
    const departmentKey = department.toLowerCase()
    await lockName(tx, 'activation', `${app.id} ${departmentKey}`)
    const refusal = await askedBefore(tx, { appId: app.id, departmentKey })
    if (refusal) return refusal
    return ok(write(tx, app, { department, departmentKey, note: input.note?.trim() || null }))
  })
}

/** Refuses a department that waits for an answer, or uses the app. */
async function askedBefore(
  ctx: RequestContext,
  request: Pick<Activation, 'appId' | 'departmentKey'>,
): Promise<ReturnType<typeof refuse> | undefined> {
  const state = { $in: [...HEARING_ACTIVATION_STATES] }
  const known = await ctx.em.findOne(Activation, { ...request, state })
  if (!known) return undefined
  const message =
    known.state === 'OPEN'
      ? 'Your department asked for this app already and waits for an answer.'
      : 'Your department uses this app already.'
  return refuse({ code: 'NOT_UNIQUE', message, path: ['department'] })
}

function write(
  ctx: RequestContext,
  { id: appId, vendorId }: App,
  words: Pick<Activation, 'department' | 'departmentKey' | 'note'>,
): Activation {
  const now = ctx.ports.clock.now()
  const activation = ctx.em.create(Activation, {
    ...words,
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    appId,
    requestedById: requireViewer(ctx).userId,
    state: 'OPEN',
  })
  const { id: activationId, department } = activation
  recordEvent(
    ctx,
    { action: 'activation.requested', appId, detail: { ...AMONG, activationId, department } },
    { type: 'activation.requested', activationId, appId, vendorId },
  )
  return activation
}

/** Which departments want an app is the hospital's own business: the activity a vendor reads leaves it out. */
const AMONG = { visibility: 'REVIEWERS_ONLY' } as const
