import { DECIDING_ROLES, isHospitalRole } from '../../../../schema/vocabulary/hospital-role.ts'
import type { Role } from '../../../../schema/vocabulary/role.ts'
import type { RequestContext, SignedInViewer } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import type { User } from '../../../entities/account/user.entity.ts'
import { deny, requireViewer } from '../../authorize.ts'
import type { FieldFault } from '../../user-fault.ts'

/**
 * Names the administrator who asks.
 *
 * @throws ForbiddenError for everybody else, recorded.
 */
export async function requireAdministrator(ctx: RequestContext): Promise<SignedInViewer> {
  const viewer = requireViewer(ctx)
  if (can(viewer, 'organization.administer')) return viewer
  return deny(ctx, 'organization.administer')
}

/** Says what is wrong with roles somebody is to have in the hospital: none, or one that is not given here. */
export function rolesFault(roles: readonly Role[]): FieldFault | undefined {
  const path = ['roles']
  if (!roles.length) {
    const message = 'Choose at least one role.'
    return { kind: 'field', code: 'REQUIRED', message, path, limit: 1, actual: 0 }
  }
  const other = roles.find((role) => !isHospitalRole(role))
  if (!other) return undefined
  return { kind: 'field', code: 'INVALID', message: `${other} is not given here.`, path }
}

interface NewRoles {
  user: Pick<User, 'id' | 'name' | 'roles'>
  roles: readonly Role[]
  acknowledgesVendor: boolean
}

/**
 * Refuses to let somebody who works for a vendor decide about apps unless whoever asks says that they know it. Apps of
 * that vendor stay closed to their decisions in any case.
 */
export async function vendorFault(
  ctx: RequestContext,
  { user, roles, acknowledgesVendor }: NewRoles,
): Promise<FieldFault | undefined> {
  const isNew = (role: Role) => DECIDING_ROLES.includes(role) && !user.roles.includes(role)
  if (acknowledgesVendor || !roles.some(isNew)) return undefined
  const vendor = await vendorOf(ctx, user.id)
  if (!vendor) return undefined
  return {
    kind: 'field',
    code: 'SEPARATION_OF_DUTIES',
    message: `${user.name} works for ${vendor} and would decide about apps of others. Confirm that you know it.`,
    path: ['acknowledgesVendor'],
  }
}

/** The name of the vendor somebody works for. */
export async function vendorOf(ctx: RequestContext, userId: string): Promise<string | undefined> {
  const [row] = await ctx.em.execute<{ name: string }[]>(
    `select coalesce(v.legal_business_name, v.legal_first_name || ' ' || v.legal_last_name) as name
     from vendor_member m join vendor v on v.id = m.vendor_id where m.user_id = ?`,
    [userId],
  )
  return row?.name
}

/** Roles as the trail keeps them: the words of the contract, always in the same order. */
export function rolesText(roles: readonly Role[]): string {
  return roles.filter(isHospitalRole).toSorted().join(', ')
}
