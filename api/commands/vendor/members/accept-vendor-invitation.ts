import type { InvitationState } from '../../../../schema/vocabulary/vendor-account.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { Vendor } from '../../../entities/account/vendor.entity.ts'
import { VendorInvitation } from '../../../entities/account/vendor-invitation.entity.ts'
import { sha256Hex } from '../../../secrets.ts'
import { requireViewer } from '../../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { joinVendor } from './join-vendor.ts'

/** What is said of an invitation that cannot be accepted (any more). */
const OVER: Readonly<Record<Exclude<InvitationState, 'OPEN'> | 'UNKNOWN', string>> = {
  UNKNOWN: 'This invitation is not valid. Open the link of the latest mail, or ask for a new one.',
  EXPIRED: 'This invitation has expired. Ask for a new one.',
  ACCEPTED: 'This invitation was accepted already.',
  REVOKED: 'This invitation was withdrawn.',
}

/** Refuses a link that stands for nothing, or for something that is over. */
export function invitationOver(state: InvitationState | 'UNKNOWN') {
  const message = OVER[state === 'OPEN' ? 'UNKNOWN' : state]
  return refuse({ code: 'INVALID', message, path: ['token'] })
}

/** Refuses an invitation that was sent to somebody else. */
export function anotherAddress() {
  const message = 'This invitation is for another address. Sign in with the address it was sent to.'
  return refuse({ code: 'FORBIDDEN', message, path: ['token'] })
}

/**
 * Accepts an invitation by the token of its link, once, and only for the account with the invited address.
 * A person works for one vendor at a time: members of another are refused.
 *
 * @throws UnauthenticatedError when nobody is signed in.
 */
export function acceptVendorInvitation(
  ctx: RequestContext,
  token: string,
): Promise<CommandResult<Vendor>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const where = { organizationId: tx.organizationId, tokenHash: sha256Hex(token) }
    const invitation = await tx.em.findOne(VendorInvitation, where, FOR_UPDATE)
    const state = invitation?.stateAt(tx.ports.clock.now()) ?? 'UNKNOWN'
    if (!invitation || state !== 'OPEN') return invitationOver(state)
    if (invitation.email !== viewer.email) return anotherAddress()
    const { userId } = viewer
    const joined = await joinVendor(tx, { invitation, person: { userId, name: viewer.name } })
    if (!joined.ok) return joined
    return ok(await tx.em.findOneOrFail(Vendor, { id: invitation.vendorId }))
  })
}
