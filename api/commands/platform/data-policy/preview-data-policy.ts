import { DATA_POLICY_COUNTS } from '../../../../schema/vocabulary/data-policy.ts'
import type { RequestContext } from '../../../context.ts'
import type { DataPolicy } from '../../../entities/platform/data-policy.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { previewPolicy } from '../../../queries/platform/data-policy/preview-policy.ts'
import { requireViewer } from '../../authorize.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { type DataPolicyAt, findOpenPolicy } from './find-data-policy.ts'

/**
 * Replays the requests of the last days through an open version and keeps the figures with it: without them nobody
 * can publish it. The audit trail holds no bodies, so the figures say what would be refused and what would be left out.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function previewDataPolicy(
  ctx: RequestContext,
  { days, ...at }: DataPolicyAt & { days: number },
): Promise<CommandResult<DataPolicy>> {
  requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findOpenPolicy(ctx, tx, at)
    if (!found.ok) return found
    const fault = daysFault(days)
    if (fault) return fault
    const policy = found.value
    const { environment, content, number } = policy
    const preview = await previewPolicy(tx, { environment, content, days })
    tx.em.assign(policy, { preview, previewedAt: tx.ports.clock.now(), state: 'PREVIEWED' })
    const { requests, refused } = preview
    recordEvent(
      tx,
      {
        action: 'data-policy.previewed',
        detail: { environment, number, days, requests, refused },
      },
      { type: 'data-policy.moved', environment, to: 'PREVIEWED' },
    )
    await tx.em.flush()
    return found
  })
}

/** Refuses a number of days nobody keeps or has the patience for. */
function daysFault(days: number): ReturnType<typeof refuse> | undefined {
  const { min, max } = DATA_POLICY_COUNTS.previewDays
  if (Number.isInteger(days) && days >= min && days <= max) return undefined
  const limit = days < min ? min : max
  const message = `Replay ${min} to ${max} days.`
  const code = days < min ? 'TOO_SHORT' : 'TOO_LONG'
  return refuse({ code, message, path: ['days'], limit, actual: days })
}
