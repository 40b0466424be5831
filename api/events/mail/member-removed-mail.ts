import { User } from '../../entities/account/user.entity.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import type { Handler } from '../handler.ts'
import { mailOut } from './mail-out.ts'

/** Tells somebody who was taken out of a vendor that it is closed to them. Who leaves by themselves knows. */
export const mailMemberRemoved: Handler = async (ctx, event) => {
  if (event.type !== 'vendor-member.removed') return
  const { em, urls } = ctx
  const user = await em.findOne(User, { id: event.userId, disabledAt: null })
  const vendor = await em.findOne(Vendor, { id: event.vendorId })
  if (!user || !vendor) return
  await mailOut(ctx, {
    to: user.email,
    subject: `${vendor.displayName}: you are no member any more`,
    greets: user.firstName,
    paragraphs: [
      `An owner of ${vendor.displayName} took you out of its members. The vendor, its apps and its documents are closed to you; apps you answered for passed to an owner.`,
      'Your account stays. If this is a mistake, ask the vendor for an invitation.',
    ],
    action: { label: 'Open Gatehouse', url: `${urls.base}/portal/` },
  })
}
