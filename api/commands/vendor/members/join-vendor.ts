import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import type { User } from '../../../entities/account/user.entity.ts'
import { VendorInvitation } from '../../../entities/account/vendor-invitation.entity.ts'
import { VendorMember } from '../../../entities/account/vendor-member.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { sha256Hex } from '../../../secrets.ts'
import { FOR_UPDATE, lockName } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'

interface Joining {
  invitation: VendorInvitation
  person: { userId: string; name: string }
}

/** Makes somebody a member by an open invitation, inside the transaction of the caller; uses the invitation up. */
export async function joinVendor(
  ctx: RequestContext,
  { invitation, person }: Joining,
): Promise<CommandResult<VendorMember>> {
  const { userId, name } = person
  const { vendorId, role } = invitation
  await lockName(ctx, 'membership', userId)
  if (await ctx.em.count(VendorMember, { userId })) {
    const message = 'You belong to a vendor already. Leave it first: a person works for one vendor.'
    return refuse({ code: 'NOT_UNIQUE', message, path: ['token'] })
  }
  const now = ctx.ports.clock.now()
  ctx.em.assign(invitation, { acceptedAt: now, acceptingUserId: userId })
  const member = ctx.em.create(VendorMember, {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: now,
    vendorId,
    userId,
    role,
  })
  recordEvent(ctx, {
    action: 'vendor-member.joined',
    vendorId,
    userRef: userId,
    detail: { role, name },
  })
  return ok(member)
}

/**
 * Remembers that an account is opened to accept an invitation: it joins when the address is verified, on whatever
 * device the link of that mail is opened. A token for another address, or none, is passed by; whatever an earlier
 * registration of the address remembered is forgotten.
 */
export async function noteInvitation(
  ctx: RequestContext,
  { userId, email, token }: { userId: string; email: string; token: string | null | undefined },
): Promise<void> {
  await ctx.em.nativeUpdate(
    VendorInvitation,
    { acceptingUserId: userId, acceptedAt: null },
    { acceptingUserId: null },
  )
  if (!token) return
  await ctx.em.nativeUpdate(
    VendorInvitation,
    { tokenHash: sha256Hex(token), email, acceptedAt: null, revokedAt: null },
    { acceptingUserId: userId },
  )
}

/** Makes whoever just proved an address the member their registration asked for; a late one lands in set-up instead. */
export async function joinAsRegistered(
  ctx: RequestContext,
  { id, email, name }: Pick<User, 'id' | 'email' | 'name'>,
): Promise<void> {
  const invitation = await ctx.em.findOne(
    VendorInvitation,
    { acceptingUserId: id, email, acceptedAt: null, revokedAt: null },
    FOR_UPDATE,
  )
  if (invitation?.stateAt(ctx.ports.clock.now()) !== 'OPEN') return
  await joinVendor(ctx, { invitation, person: { userId: id, name } })
}
