import { isHospitalRole } from '../../../../schema/vocabulary/hospital-role.ts'
import { ROLE_NAMES, type Role } from '../../../../schema/vocabulary/role.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { VendorMember } from '../../../entities/account/vendor-member.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { endEverything } from '../../account/sessions/end-sessions.ts'
import { takeRoles } from '../../account/take-roles.ts'
import { FOR_UPDATE, inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'
import { requireAdministrator, rolesFault, rolesText, vendorFault } from './member-roles.ts'

interface MemberStep {
  memberId: string
  expectedRevision: number
}

export interface MemberRolesInput extends MemberStep {
  roles: Role[]
  acknowledgesVendor?: boolean | null
}

/**
 * Gives somebody in the hospital other roles; they hold with the next request, and who works with patients no more ends what apps
 * hold for them. Refuses one's own, and leaving the hospital without an administrator.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function changeMemberRoles(
  ctx: RequestContext,
  input: MemberRolesInput,
): Promise<CommandResult<User>> {
  const roles = [...new Set(input.roles)]
  return withMember(ctx, input, async (tx, user) => {
    const wrong = rolesFault(roles) ?? (await vendorFault(tx, asked(user, roles, input)))
    if (wrong) return refuse(wrong)
    if (!roles.includes('ORGANIZATION_ADMIN') && (await isLastAdministrator(tx, user)))
      return lastAdministrator(['roles'])
    const before = rolesText(user.roles)
    const next = [...user.roles.filter((role) => !isHospitalRole(role)), ...roles]
    await takeRoles(tx, user, next)
    const changes = [{ field: 'roles', before, after: rolesText(user.roles) }]
    const named = roles.map((role) => ROLE_NAMES[role]).join(', ')
    const change = `An administrator of the hospital changed what you may do. Your roles are now: ${named}.`
    recordEvent(
      tx,
      {
        action: 'member.role-changed',
        userRef: user.id,
        detail: { subject: user.name, email: user.email, changes },
      },
      { type: 'account.security-changed', userId: user.id, change },
    )
    return ok(user)
  })
}

/**
 * Ends somebody's work for the hospital: every role goes, every session and token of theirs ends with this change. The
 * account is closed, unless they are a patient or work for a vendor: as those they sign in again.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function removeMember(ctx: RequestContext, input: MemberStep): Promise<CommandResult<User>> {
  return withMember(ctx, input, async (tx, user) => {
    if (await isLastAdministrator(tx, user)) return lastAdministrator(['memberId'])
    const before = rolesText(user.roles)
    user.roles = user.roles.filter((role) => !isHospitalRole(role))
    const isKept = user.roles.includes('PATIENT') || (await worksForVendor(tx, user))
    if (!isKept) user.disabledAt = tx.ports.clock.now()
    await endEverything(tx, user.id)
    const changes = [{ field: 'roles', before, after: null }]
    const detail = { subject: user.name, email: user.email, changes, isAccountClosed: !isKept }
    recordEvent(tx, { action: 'member.removed', userRef: user.id, detail })
    return ok(user)
  })
}

type Act = (ctx: RequestContext, user: User) => Promise<CommandResult<User>>

/** One change of people at a time, so that two administrators who remove each other take turns. */
async function withMember(
  ctx: RequestContext,
  { memberId, expectedRevision }: MemberStep,
  act: Act,
): Promise<CommandResult<User>> {
  const viewer = await requireAdministrator(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'members', tx.organizationId)
    const where = { id: memberId, organizationId: tx.organizationId, disabledAt: null }
    const user = await tx.em.findOne(User, where, FOR_UPDATE)
    if (!user?.roles.some(isHospitalRole)) return notFound('person', ['memberId'])
    if (user.revision !== expectedRevision) return stale(expectedRevision, user.revision)
    if (user.id !== viewer.userId) return act(tx, user)
    const message = 'Nobody changes their own roles. Ask another administrator.'
    return refuse({ code: 'SEPARATION_OF_DUTIES', message, path: ['memberId'] })
  })
}

function asked(user: User, roles: Role[], { acknowledgesVendor }: MemberRolesInput) {
  return { user, roles, acknowledgesVendor: acknowledgesVendor === true }
}

/** Counts those who can sign in; whoever only was invited opens no door. */
async function isLastAdministrator(ctx: RequestContext, { id, roles }: User): Promise<boolean> {
  if (!roles.includes('ORGANIZATION_ADMIN')) return false
  const others = await ctx.em.count(User, {
    organizationId: ctx.organizationId,
    id: { $ne: id },
    roles: { $contains: ['ORGANIZATION_ADMIN'] },
    disabledAt: null,
    emailVerifiedAt: { $ne: null },
  })
  return others === 0
}

async function worksForVendor(ctx: RequestContext, { id: userId }: User): Promise<boolean> {
  return (await ctx.em.count(VendorMember, { userId })) > 0
}

function lastAdministrator(path: string[]) {
  const message = 'This is the last administrator of the hospital. Make somebody else one first.'
  return refuse({ code: 'LAST_ADMINISTRATOR', message, path })
}
