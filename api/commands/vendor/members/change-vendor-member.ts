import type { VendorRole } from '../../../../schema/vocabulary/role.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { Vendor } from '../../../entities/account/vendor.entity.ts'
import { VendorMember } from '../../../entities/account/vendor-member.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { requireViewer } from '../../authorize.ts'
import { FOR_UPDATE, inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { requireOwner } from '../vendor-access.ts'
import { handOverApps } from './hand-over-apps.ts'

/**
 * Gives a member another role. The last owner stays one; apps of somebody who may only look from now on pass to
 * an owner.
 *
 * @throws ForbiddenError for members who are no owners.
 */
export function changeMemberRole(
  ctx: RequestContext,
  { memberId, role }: { memberId: string; role: VendorRole },
): Promise<CommandResult<Vendor>> {
  return withMember(ctx, memberId, async (tx, { vendor, member }) => {
    const from = member.role
    if (from === role) return ok(vendor)
    if (await isLastOwner(tx, member)) return lastOwner(['role'])
    member.role = role
    const { vendorId, userId } = member
    const action = 'vendor-member.role-changed'
    recordEvent(tx, { action, vendorId, userRef: userId, detail: { from, to: role } })
    await tx.em.flush()
    if (role === 'VIEWER') await handOverApps(tx, member)
    return ok(vendor)
  })
}

/**
 * Takes a member out of the vendor; from the next request on the vendor is closed to them, and open subscriptions
 * tell them nothing any more. Their apps pass to an owner, and they are mailed.
 *
 * @throws ForbiddenError for members who are no owners.
 */
export function removeMember(
  ctx: RequestContext,
  memberId: string,
): Promise<CommandResult<Vendor>> {
  return withMember(ctx, memberId, async (tx, { vendor, member }) => {
    if (await isLastOwner(tx, member)) return lastOwner(['memberId'])
    await end(tx, member, 'vendor-member.removed')
    return ok(vendor)
  })
}

/** Leaves the vendor one belongs to. The last owner makes somebody else an owner first. */
export function leaveVendor(ctx: RequestContext, vendorId: string): Promise<CommandResult<string>> {
  const { userId } = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    await tx.em.findOne(Vendor, { id: vendorId }, FOR_UPDATE)
    const member = await tx.em.findOne(VendorMember, { vendorId, userId })
    if (!member) return notFound('vendor', ['vendorId'])
    if (await isLastOwner(tx, member)) return lastOwner(['vendorId'])
    await end(tx, member, 'vendor-member.left')
    return ok(vendorId)
  })
}

interface Found {
  vendor: Vendor
  member: VendorMember
}

type Act = (ctx: RequestContext, found: Found) => Promise<CommandResult<Vendor>>

/** The row of the vendor is locked, so that two owners who step down at once take turns. */
function withMember(
  ctx: RequestContext,
  memberId: string,
  act: Act,
): Promise<CommandResult<Vendor>> {
  requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const known = await tx.em.findOne(VendorMember, { id: memberId })
    const owner = await requireOwner(tx, known?.vendorId ?? '')
    if (!owner.ok || !known) return notFound('member', ['memberId'])
    const vendor = await tx.em.findOneOrFail(Vendor, { id: known.vendorId }, FOR_UPDATE)
    const member = await tx.em.findOne(VendorMember, { id: memberId }, { refresh: true })
    return member ? act(tx, { vendor, member }) : notFound('member', ['memberId'])
  })
}

async function end(
  ctx: RequestContext,
  member: VendorMember,
  action: 'vendor-member.removed' | 'vendor-member.left',
): Promise<void> {
  const { vendorId, userId, role } = member
  ctx.em.remove(member)
  const event = { type: 'vendor-member.removed', vendorId, userId } as const
  recordEvent(
    ctx,
    { action, vendorId, userRef: userId, detail: { role } },
    action === 'vendor-member.removed' ? event : undefined,
  )
  await ctx.em.flush()
  await handOverApps(ctx, { vendorId, userId })
}

async function isLastOwner(
  ctx: RequestContext,
  { vendorId, role }: VendorMember,
): Promise<boolean> {
  return role === 'OWNER' && (await ctx.em.count(VendorMember, { vendorId, role: 'OWNER' })) === 1
}

function lastOwner(path: string[]) {
  const message = 'This is the last owner. Make somebody else an owner first.'
  return refuse({ code: 'LAST_OWNER', message, path })
}
