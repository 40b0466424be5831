import { Vendor } from '../../entities/account/vendor.entity.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import type { Handler } from '../handler.ts'
import { contractWords } from './house-words.ts'
import { tellOfHouse } from './tell-of-house.ts'

/** Tells contract reviewers and the owners of a vendor that a contract was filed or terminated, or ends soon. */
export const tellOfContract: Handler = async (ctx, event, delivery) => {
  if (event.type !== 'vendor-contract.changed' && event.type !== 'vendor-contract.expiring') return
  const contract = await ctx.em.findOneOrFail(VendorContract, { id: event.contractId })
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: event.vendorId })
  const days = event.type === 'vendor-contract.expiring' ? event.days : undefined
  await tellOfHouse(ctx, delivery, {
    event: event.type,
    roles: ['CONTRACT_REVIEWER'],
    ownersOf: vendor.id,
    ...contractWords(contract, vendor.displayName, days),
    path: `/portal/vendors/${Buffer.from(`Vendor:${vendor.id}`).toString('base64url')}`,
    ownersPath: '/portal/vendor',
    label: 'Look at the contracts',
    why: 'You get this mail because you look after this contract.',
  })
}
