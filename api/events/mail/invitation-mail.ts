import { VENDOR_ROLE_NAMES } from '../../../schema/vocabulary/role.ts'
import { INVITATION_TIMES } from '../../../schema/vocabulary/vendor-account.ts'
import { User } from '../../entities/account/user.entity.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { VendorInvitation } from '../../entities/account/vendor-invitation.entity.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import type { Handler } from '../handler.ts'
import { mailOut } from './mail-out.ts'

/**
 * Mails the link of an invitation. The token is made here, kept as a hash, and written nowhere else; a mail that is
 * sent again carries another one, and only the latest works.
 */
export const mailInvitation: Handler = async (ctx, event) => {
  if (event.type !== 'vendor-member.invited') return
  const { em, ports, urls } = ctx
  const invitation = await em.findOne(VendorInvitation, { id: event.invitationId })
  if (invitation?.stateAt(ports.clock.now()) !== 'OPEN') return
  const vendor = await em.findOneOrFail(Vendor, { id: invitation.vendorId })
  const inviter = await em.findOneOrFail(User, { id: invitation.invitedById })
  const token = randomToken()
  invitation.tokenHash = sha256Hex(token)
  await em.flush()
  const role = VENDOR_ROLE_NAMES[invitation.role].toLowerCase()
  await mailOut(ctx, {
    to: invitation.email,
    subject: `${vendor.displayName} invites you to Gatehouse`,
    paragraphs: [
      `${inviter.name} asks you to work for ${vendor.displayName} as ${role}.`,
      'Sign in with this address to accept, or open an account with it first.',
    ],
    action: { label: 'See the invitation', url: `${urls.base}/portal/invitation?token=${token}` },
    footnotes: [
      `The link works once, within ${INVITATION_TIMES.validDays} days. If you did not expect it, ignore this mail.`,
    ],
  })
}
