import { CONTRACT_LIMITS } from '../../../schema/vocabulary/vendor-contract.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import type { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { refreshStandings } from '../../events/partner/refresh-standings.ts'
import { recordEvent } from '../../events/record-event.ts'
import { requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'
import { findContract } from './contract-duty.ts'

export interface ContractEnd {
  contractId: string
  /** The owners of the vendor read it. */
  reason: string
  expectedRevision: number
}

/**
 * Ends a contract before its last day, with a reason. It stays on file; no earlier version comes back by it.
 *
 * @throws ForbiddenError for everybody but contract reviewers and app admins.
 */
export function terminateContract(
  ctx: RequestContext,
  { contractId, reason, expectedRevision }: ContractEnd,
): Promise<CommandResult<VendorContract>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findContract(ctx, tx, contractId)
    if (!found.ok) return found
    const contract = found.value
    if (!contract.uploadedAt) return notFound('contract', ['contractId'])
    const faults = lengthFaults({ reason }, CONTRACT_LIMITS.reason)
    if (faults.length) return { ok: false, error: faults }
    if (contract.terminatedAt) {
      const message = 'This contract was terminated already.'
      return refuse({ code: 'INVALID_TRANSITION', message, path: ['contractId'] })
    }
    if (contract.revision !== expectedRevision) return stale(expectedRevision, contract.revision)
    contract.terminatedAt = tx.ports.clock.now()
    contract.terminatedById = requireViewer(tx).userId
    contract.terminationReason = reason.trim()
    const { vendorId, kind, version } = contract
    const detail = { contractId, kind, version, reason: reason.trim() }
    recordEvent(
      tx,
      { action: 'contract.terminated', vendorId, detail },
      { type: 'vendor-contract.changed', contractId, vendorId },
    )
    await tx.em.flush()
    await refreshStandings(tx, vendorId)
    return ok(contract)
  })
}
