import { INVITATION_TIMES } from '../../../../schema/vocabulary/vendor-account.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { MemberInvitation } from '../../../entities/account/member-invitation.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { invitationEnd } from '../../vendor/members/invite-vendor-member.ts'
import { tooSoon } from '../../vendor/members/manage-invitation.ts'
import { announceMember } from './invite-member.ts'
import { requireAdministrator, rolesText } from './member-roles.ts'

/**
 * Mails an invitation to work for the hospital once more, with a new link and its whole time; the earlier link ends.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function resendMemberInvitation(
  ctx: RequestContext,
  invitationId: string,
): Promise<CommandResult<MemberInvitation>> {
  return withUnanswered(ctx, invitationId, (tx, invitation) => {
    const now = tx.ports.clock.now()
    const waited = (now.getTime() - invitation.sentAt.getTime()) / 1000
    if (waited < INVITATION_TIMES.againAfterSeconds) return tooSoon()
    tx.em.assign(invitation, { tokenHash: null, sentAt: now, expiresAt: invitationEnd(now) })
    announceMember(tx, invitation)
    return ok(invitation)
  })
}

/**
 * Withdraws an invitation to work for the hospital; its link ends at once.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function revokeMemberInvitation(
  ctx: RequestContext,
  invitationId: string,
): Promise<CommandResult<MemberInvitation>> {
  return withUnanswered(ctx, invitationId, (tx, invitation) => {
    invitation.revokedAt = tx.ports.clock.now()
    const changes = [{ field: 'roles', before: rolesText(invitation.roles), after: null }]
    recordEvent(tx, {
      action: 'member.invitation-revoked',
      detail: { subject: invitation.email, changes },
    })
    return ok(invitation)
  })
}

type Act = (ctx: RequestContext, invitation: MemberInvitation) => CommandResult<MemberInvitation>

async function withUnanswered(
  ctx: RequestContext,
  id: string,
  act: Act,
): Promise<CommandResult<MemberInvitation>> {
  await requireAdministrator(ctx)
  return inTransaction(ctx, async (tx) => {
    const where = { id, organizationId: tx.organizationId }
    const invitation = await tx.em.findOne(MemberInvitation, where, FOR_UPDATE)
    if (!invitation) return notFound('invitation', ['invitationId'])
    if (!invitation.acceptedAt && !invitation.revokedAt) return act(tx, invitation)
    const message = 'This invitation was accepted or withdrawn already.'
    return refuse({ code: 'INVALID_TRANSITION', message, path: ['invitationId'] })
  })
}
