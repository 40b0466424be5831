import { INVITATION_TIMES } from '../../../../schema/vocabulary/vendor-account.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { VendorInvitation } from '../../../entities/account/vendor-invitation.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { requireOwner } from '../vendor-access.ts'
import { announce, invitationEnd } from './invite-vendor-member.ts'

/**
 * Mails an invitation once more, with a new link and its whole time; the earlier link ends at once.
 *
 * @throws ForbiddenError for members who are no owners.
 */
export function resendInvitation(
  ctx: RequestContext,
  invitationId: string,
): Promise<CommandResult<VendorInvitation>> {
  return withUnanswered(ctx, invitationId, (tx, invitation) => {
    const now = tx.ports.clock.now()
    const waited = (now.getTime() - invitation.sentAt.getTime()) / 1000
    if (waited < INVITATION_TIMES.againAfterSeconds) return tooSoon()
    tx.em.assign(invitation, { tokenHash: null, sentAt: now, expiresAt: invitationEnd(now) })
    announce(tx, invitation)
    return ok(invitation)
  })
}

/**
 * Withdraws an invitation; its link ends at once.
 *
 * @throws ForbiddenError for members who are no owners.
 */
export function revokeInvitation(
  ctx: RequestContext,
  invitationId: string,
): Promise<CommandResult<VendorInvitation>> {
  return withUnanswered(ctx, invitationId, (tx, invitation) => {
    const { vendorId, email, role } = invitation
    invitation.revokedAt = tx.ports.clock.now()
    const action = 'vendor-member.invitation-revoked'
    recordEvent(tx, { action, vendorId, detail: { email, role } })
    return ok(invitation)
  })
}

/** Refuses to send an invitation a moment after it was sent. */
export function tooSoon() {
  const message = `It was sent a moment ago. Wait ${INVITATION_TIMES.againAfterSeconds} seconds before you send it again.`
  return refuse({ code: 'RATE_LIMITED', message, path: ['invitationId'] })
}

type Act = (ctx: RequestContext, invitation: VendorInvitation) => CommandResult<VendorInvitation>

function withUnanswered(
  ctx: RequestContext,
  invitationId: string,
  act: Act,
): Promise<CommandResult<VendorInvitation>> {
  requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const invitation = await tx.em.findOne(VendorInvitation, { id: invitationId }, FOR_UPDATE)
    const owner = await requireOwner(tx, invitation?.vendorId ?? '')
    if (!owner.ok || !invitation) return notFound('invitation', ['invitationId'])
    const isAnswered = invitation.acceptedAt || invitation.revokedAt
    if (!isAnswered) return act(tx, invitation)
    const message = 'This invitation was accepted or withdrawn already.'
    return refuse({ code: 'INVALID_TRANSITION', message, path: ['invitationId'] })
  })
}
