import type { Role } from '../../../../schema/vocabulary/role.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { MemberInvitation } from '../../../entities/account/member-invitation.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { normalEmail } from '../../account/register-account.ts'
import { emailFault } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, type FieldFault, refuse, type UserFault } from '../../user-fault.ts'
import { invitationEnd } from '../../vendor/members/invite-vendor-member.ts'
import { requireAdministrator, rolesFault, rolesText, vendorFault } from './member-roles.ts'

export interface InviteMemberInput {
  email: string
  roles: Role[]
  /** Set by an administrator who was told that the person works for a vendor. */
  acknowledgesVendor?: boolean | null
}

/**
 * Asks somebody to work for the hospital in the roles given; a link that works once is mailed. An earlier invitation
 * of the address that has expired makes room for this one.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export async function inviteMember(
  ctx: RequestContext,
  input: InviteMemberInput,
): Promise<CommandResult<MemberInvitation>> {
  const viewer = await requireAdministrator(ctx)
  const roles = [...new Set(input.roles)]
  const faults: UserFault[] = emailFault(input.email)
  const wrong = rolesFault(roles)
  if (wrong) faults.push(wrong)
  if (faults.length) return { ok: false, error: faults }
  const email = normalEmail(input.email)
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'member-invitation', email)
    const fault = await whyNot(tx, { ...input, email, roles })
    if (fault) return refuse(fault)
    const now = tx.ports.clock.now()
    const invitation = tx.em.create(MemberInvitation, {
      id: crypto.randomUUID(),
      organizationId: tx.organizationId,
      createdAt: now,
      email,
      roles,
      invitedById: viewer.userId,
      sentAt: now,
      expiresAt: invitationEnd(now),
    })
    announceMember(tx, invitation)
    return ok(invitation)
  })
}

/** Has an invitation mailed; the token is made with the mail and stands nowhere else. */
export function announceMember(
  ctx: RequestContext,
  { id, email, roles }: Pick<MemberInvitation, 'id' | 'email' | 'roles'>,
): void {
  const changes = [{ field: 'roles', before: null, after: rolesText(roles) }]
  recordEvent(
    ctx,
    { action: 'member.invited', detail: { subject: email, changes } },
    { type: 'member.invited', invitationId: id },
  )
}

async function whyNot(
  ctx: RequestContext,
  { email, roles, acknowledgesVendor }: InviteMemberInput,
): Promise<FieldFault | undefined> {
  const { organizationId } = ctx
  const user = await ctx.em.findOne(User, { organizationId, email, disabledAt: null })
  const holds = user?.roles ?? []
  if (user && roles.every((role) => holds.includes(role)))
    return taken('This person has these roles already.')
  const where = { organizationId, email, acceptedAt: null, revokedAt: null }
  const earlier = await ctx.em.findOne(MemberInvitation, where)
  const now = ctx.ports.clock.now()
  if (earlier?.stateAt(now) === 'OPEN')
    return taken('This address was invited already. You can send that invitation again.')
  if (earlier) {
    earlier.revokedAt = now
    await ctx.em.flush()
  }
  return user
    ? vendorFault(ctx, { user, roles, acknowledgesVendor: acknowledgesVendor === true })
    : undefined
}

function taken(message: string): FieldFault {
  return { kind: 'field', code: 'NOT_UNIQUE', message, path: ['email'] }
}
