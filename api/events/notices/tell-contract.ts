import { CONTRACT_KIND_NAMES } from '../../../schema/vocabulary/vendor-contract.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import type { Handler } from '../handler.ts'
import { tellOfHouse } from './tell-of-house.ts'

/** Tells contract reviewers and the owners of a vendor that a contract was filed or terminated, or ends soon. */
export const tellOfContract: Handler = async (ctx, event, delivery) => {
  if (event.type !== 'vendor-contract.changed' && event.type !== 'vendor-contract.expiring') return
  const contract = await ctx.em.findOneOrFail(VendorContract, { id: event.contractId })
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: event.vendorId })
  const name = `${CONTRACT_KIND_NAMES[contract.kind]}, version ${contract.version}`
  const what = event.type === 'vendor-contract.expiring' ? ending(event.days) : changed(contract)
  const { terminationReason } = contract
  await tellOfHouse(ctx, delivery, {
    event: event.type,
    roles: ['CONTRACT_REVIEWER'],
    ownersOf: vendor.id,
    title: `${vendor.displayName}: ${what.title}`,
    body: `${name}, between the hospital and ${vendor.displayName}, ${what.body}`,
    ...(terminationReason ? { quote: { label: 'Reason:', text: terminationReason } } : {}),
    path: `/portal/vendors/${Buffer.from(`Vendor:${vendor.id}`).toString('base64url')}`,
    ownersPath: '/portal/vendor',
    label: 'Look at the contracts',
    why: 'You get this mail because you look after this contract.',
  })
}

interface What {
  title: string
  body: string
}

function changed({ terminatedAt, validFrom, validUntil }: VendorContract): What {
  if (terminatedAt) return { title: 'a contract was terminated', body: 'was terminated.' }
  const until = validUntil ? ` until ${validUntil}` : ''
  return { title: 'a contract was filed', body: `was filed. It holds from ${validFrom}${until}.` }
}

function ending(days: number): What {
  if (days === 0)
    return { title: 'a contract ends today', body: 'ends today. File the next version.' }
  return { title: 'a contract ends soon', body: `ends in ${days} days. File the next version.` }
}
