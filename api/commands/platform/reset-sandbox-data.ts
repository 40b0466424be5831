import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { inTransaction, lockName } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

/**
 * Empties the FHIR records of the sandbox and fills them again with the synthetic people it began with; what apps of
 * all vendors wrote there is gone, and so is the state they kept. Two at once take turns. Returns how many resources there are.
 *
 * Refuses where the sandbox is a server of its own or has no synthetic people, as in production.
 *
 * @throws ForbiddenError for those who do not use the sandbox of the whole hospital.
 */
export async function resetSandboxData(ctx: RequestContext): Promise<CommandResult<number>> {
  if (!can(requireViewer(ctx), 'sandbox.use')) return deny(ctx, 'sandbox.use')
  const { sandboxRecords } = ctx.ports
  if (!sandboxRecords) {
    const message =
      'This sandbox cannot be reset here: only the built-in one of a demonstration has records to go back to.'
    return refuse({ code: 'INVALID', message })
  }
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'sandbox', 'records')
    recordEvent(tx, { action: 'sandbox.reset', environment: 'SANDBOX' })
    await tx.em.flush()
    return ok(await sandboxRecords.reset(ctx.ports.clock.now()))
  })
}
