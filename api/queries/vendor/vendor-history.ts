import type { RequestContext } from '../../context.ts'
import { VendorCall } from '../../entities/account/vendor-call.entity.ts'
import { VendorCorrection } from '../../entities/account/vendor-correction.entity.ts'

/** Reads the corrections of vendors, newest first. One statement. */
export async function correctionsOfVendors(
  ctx: RequestContext,
  vendorIds: readonly string[],
): Promise<VendorCorrection[][]> {
  const rows = await ctx.em.find(
    VendorCorrection,
    { vendorId: { $in: [...vendorIds] } },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  )
  return vendorIds.map((id) => rows.filter(({ vendorId }) => vendorId === id))
}

/** Reads the calls back to vendors, newest first. One statement. */
export async function callsOfVendors(
  ctx: RequestContext,
  vendorIds: readonly string[],
): Promise<VendorCall[][]> {
  const rows = await ctx.em.find(
    VendorCall,
    { vendorId: { $in: [...vendorIds] } },
    { orderBy: { calledAt: 'desc', id: 'desc' } },
  )
  return vendorIds.map((id) => rows.filter(({ vendorId }) => vendorId === id))
}
