import type { ContractState } from '../../../schema/vocabulary/vendor-contract.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { contractState } from '../../domain/vendor-contract.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import { UnknownObjectError } from '../../errors.ts'
import { todayOf } from './today.ts'

/** A version of a contract, and where it stands today. */
export interface ContractView {
  contract: VendorContract
  state: ContractState
}

/**
 * Lists the contracts with a vendor, newest first, for its owners and for people who review. Two statements.
 *
 * @throws UnknownObjectError for everybody else, whether or not there is such a vendor.
 */
export async function vendorContracts(
  ctx: RequestContext,
  vendorId: string,
): Promise<ContractView[]> {
  if (!can(ctx.viewer, 'contract.read', { vendorId })) {
    throw new UnknownObjectError('There is no such vendor, or its contracts are not for you.')
  }
  return contractsOf(ctx, vendorId)
}

/** Reads the contracts with a vendor that are filed, with their states. Two statements. */
export async function contractsOf(ctx: RequestContext, vendorId: string): Promise<ContractView[]> {
  const contracts = await ctx.em.find(
    VendorContract,
    { vendorId, organizationId: ctx.organizationId, uploadedAt: { $ne: null } },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  )
  const today = await todayOf(ctx)
  return contracts.map((contract) => ({
    contract,
    state: contractState(contract, { today, others: contracts }),
  }))
}
