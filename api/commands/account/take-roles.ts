import type { Role } from '../../../schema/vocabulary/role.ts'
import type { RequestContext } from '../../context.ts'
import { worksWithPatients } from '../../domain/patient-access.ts'
import type { User } from '../../entities/account/user.entity.ts'
import { endAppTokens } from './sessions/end-sessions.ts'

/**
 * Gives an account its roles. Whoever worked with patients and does so no more loses what apps hold for them in the same
 * transaction, or tokens would go on opening records that the person may not open any more (SMART.md USER-04). What they
 * allowed stays: an app that still has something to do asks them to sign in again.
 */
export async function takeRoles(
  ctx: RequestContext,
  user: User,
  roles: readonly Role[],
): Promise<void> {
  const isOver = worksWithPatients(user.roles) && !worksWithPatients(roles)
  user.roles = [...roles]
  if (isOver) await endAppTokens(ctx, user.id)
}
