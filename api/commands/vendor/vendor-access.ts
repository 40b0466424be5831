import type { Ability } from '../../../schema/vocabulary/permission.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { type AbilityRefusal, can } from '../../domain/abilities.ts'
import { ok, type Result } from '../../domain/result.ts'
import { isMember } from '../../domain/visibility.ts'
import { deny, requireViewer } from '../authorize.ts'
import { type CommandResult, notFound, refuse } from '../user-fault.ts'

/**
 * Names the owner who manages the members of a vendor. For everybody outside the vendor it is not there.
 *
 * @throws ForbiddenError for its developers and viewers.
 */
export async function requireOwner(
  ctx: RequestContext,
  vendorId: string,
): Promise<CommandResult<SignedInViewer>> {
  const viewer = requireViewer(ctx)
  if (!isMember(viewer, vendorId)) return notFound('vendor', ['vendorId'])
  if (can(viewer, 'vendor-member.invite', { vendorId })) return ok(viewer)
  return deny(ctx, 'vendor-member.invite', { vendorId })
}

/**
 * Turns the answer of a rule of duties into that of a command: a conflict is said in words.
 *
 * @throws ForbiddenError, recorded, for people without the ability.
 */
export async function checkDuty(
  ctx: RequestContext,
  allowed: Result<'ALLOWED', AbilityRefusal>,
  { ability, vendorId }: { ability: Ability; vendorId: string },
): Promise<CommandResult<'ALLOWED'>> {
  if (allowed.ok) return allowed
  if (allowed.error.code === 'FORBIDDEN') return deny(ctx, ability, { vendorId })
  return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
}
