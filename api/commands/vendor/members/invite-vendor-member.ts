import { COUNT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { VendorRole } from '../../../../schema/vocabulary/role.ts'
import { INVITATION_TIMES } from '../../../../schema/vocabulary/vendor-account.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { VendorInvitation } from '../../../entities/account/vendor-invitation.entity.ts'
import { VendorMember } from '../../../entities/account/vendor-member.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { normalEmail } from '../../account/register-account.ts'
import { emailFault } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'
import { requireOwner } from '../vendor-access.ts'

export interface InviteInput {
  vendorId: string
  email: string
  role: VendorRole
}

/**
 * Asks somebody to work for the vendor; a link that works once is mailed. Says nothing about whether the address
 * has an account, or works for another vendor.
 *
 * @throws ForbiddenError for members who are no owners.
 */
export async function inviteVendorMember(
  ctx: RequestContext,
  input: InviteInput,
): Promise<CommandResult<VendorInvitation>> {
  const owner = await requireOwner(ctx, input.vendorId)
  if (!owner.ok) return owner
  const faults = emailFault(input.email)
  if (faults.length) return { ok: false, error: faults }
  const email = normalEmail(input.email)
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'vendor-invitations', input.vendorId)
    const refusal = await whyNot(tx, input.vendorId, email)
    if (refusal) return refuse({ ...refusal, path: ['email'] })
    const now = tx.ports.clock.now()
    const invitation = tx.em.create(VendorInvitation, {
      id: crypto.randomUUID(),
      organizationId: tx.organizationId,
      createdAt: now,
      vendorId: input.vendorId,
      email,
      role: input.role,
      invitedById: owner.value.userId,
      sentAt: now,
      expiresAt: invitationEnd(now),
    })
    announce(tx, invitation)
    return ok(invitation)
  })
}

/** When an invitation sent now ends. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_TIMES.validDays * 86_400_000)
}

/** Has an invitation mailed; the token is made with the mail and stands nowhere else. */
export function announce(
  ctx: RequestContext,
  { id, vendorId, email, role }: VendorInvitation,
): void {
  recordEvent(
    ctx,
    { action: 'vendor-member.invited', vendorId, detail: { email, role } },
    { type: 'vendor-member.invited', invitationId: id, vendorId },
  )
}

/** Looks for what stands against an invitation; one that has expired makes room. */
async function whyNot(ctx: RequestContext, vendorId: string, email: string) {
  const user = await ctx.em.findOne(User, { organizationId: ctx.organizationId, email })
  if (user && (await ctx.em.count(VendorMember, { vendorId, userId: user.id }))) {
    return { code: 'NOT_UNIQUE', message: 'This person is a member already.' } as const
  }
  const unanswered = await ctx.em.find(VendorInvitation, {
    vendorId,
    acceptedAt: null,
    revokedAt: null,
  })
  const now = ctx.ports.clock.now()
  const earlier = unanswered.find((invitation) => invitation.email === email)
  if (earlier && earlier.stateAt(now) === 'OPEN') {
    const message = 'This address was invited already. You can send that invitation again.'
    return { code: 'NOT_UNIQUE', message } as const
  }
  if (earlier) {
    earlier.revokedAt = now
    await ctx.em.flush()
  }
  return tooMany(unanswered.filter((invitation) => invitation.stateAt(now) === 'OPEN').length)
}

function tooMany(open: number) {
  const { max } = COUNT_LIMITS.openInvitations
  if (open < max) return undefined
  const message = `At most ${max} invitations can wait for an answer. Withdraw one first.`
  return { code: 'TOO_LONG', message, limit: max, actual: open + 1 } as const
}
