import type { VendorRole } from '../../../schema/vocabulary/role.ts'
import type { RequestContext } from '../../context.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { timestamp } from '../timestamp.ts'

/** Reads vendors by id, in the order asked for. */
export async function vendorsById(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(Vendor | undefined)[]> {
  const rows = await ctx.em.find(Vendor, {
    id: { $in: [...ids] },
    organizationId: ctx.organizationId,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

export interface MemberView {
  id: string
  name: string
  email: string
  role: VendorRole
  joinedAt: Date
}

/** Lists who works for a vendor, owners first. */
export async function membersOfVendor(
  ctx: RequestContext,
  vendorId: string,
): Promise<MemberView[]> {
  const rows = await ctx.em.execute<(Omit<MemberView, 'joinedAt'> & { joinedAt: string })[]>(
    `select m.id, u.first_name || ' ' || u.last_name as name, u.email, m.role, m.created_at as "joinedAt"
     from vendor_member m join user_account u on u.id = m.user_id
     where m.vendor_id = ? order by m.role <> 'OWNER', u.last_name, u.first_name`,
    [vendorId],
  )
  return rows.map((row) => ({ ...row, joinedAt: timestamp(row.joinedAt) }))
}

/** Reads the names of people by id. */
export async function peopleById(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<({ name: string } | undefined)[]> {
  const rows = await ctx.em.execute<{ id: string; name: string }[]>(
    `select id, first_name || ' ' || last_name as name from user_account where id in (?)`,
    [ids],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}
