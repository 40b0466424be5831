import type { VendorRole } from '../../../schema/vocabulary/role.ts'
import type { InvitationState } from '../../../schema/vocabulary/vendor-account.ts'
import type { RequestContext } from '../../context.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { VendorInvitation } from '../../entities/account/vendor-invitation.entity.ts'
import { sha256Hex } from '../../secrets.ts'

/** Lists the invitations of a vendor that nobody accepted or withdrew, newest first. */
export function unansweredInvitations(
  ctx: RequestContext,
  vendorId: string,
): Promise<VendorInvitation[]> {
  return ctx.em.find(
    VendorInvitation,
    { vendorId, acceptedAt: null, revokedAt: null },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  )
}

/** What whoever holds the link of an invitation is told before they answer. */
export interface InvitationView {
  vendorName: string
  email: string
  role: VendorRole
  state: InvitationState
  expiresAt: Date
}

/** Reads an invitation by the token of its link; undefined when it is not, or no longer, the link of one. */
export async function invitationByToken(
  ctx: RequestContext,
  token: string,
): Promise<InvitationView | undefined> {
  const invitation = await ctx.em.findOne(VendorInvitation, {
    organizationId: ctx.organizationId,
    tokenHash: sha256Hex(token),
  })
  if (!invitation) return undefined
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: invitation.vendorId })
  const { email, role, expiresAt } = invitation
  const state = invitation.stateAt(ctx.ports.clock.now())
  return { vendorName: vendor.displayName, email, role, expiresAt, state }
}
