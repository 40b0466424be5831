import type { RequestContext } from '../../context.ts'
import { authorize } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { requireViewer } from '../authorize.ts'
import { FOR_UPDATE } from '../revision.ts'
import { type CommandResult, notFound } from '../user-fault.ts'
import { checkDuty } from '../vendor/vendor-access.ts'

/**
 * Allows somebody to look after the contracts with a vendor. Refuses members of that vendor.
 *
 * @throws ForbiddenError for everybody but contract reviewers and app admins.
 */
export function checkContractDuty(
  ctx: RequestContext,
  vendorId: string,
): Promise<CommandResult<'ALLOWED'>> {
  const allowed = authorize(requireViewer(ctx), 'contract.manage', { vendorId })
  return checkDuty(ctx, allowed, { ability: 'contract.manage', vendorId })
}

/** Finds a contract somebody may change, and locks it. */
export async function findContract(
  ctx: RequestContext,
  tx: RequestContext,
  contractId: string,
): Promise<CommandResult<VendorContract>> {
  const where = { id: contractId, organizationId: tx.organizationId }
  const contract = await tx.em.findOne(VendorContract, where, FOR_UPDATE)
  const duty = await checkContractDuty(ctx, contract?.vendorId ?? '')
  if (!duty.ok) return duty
  return contract ? ok(contract) : notFound('contract', ['contractId'])
}
