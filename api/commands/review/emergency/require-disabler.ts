import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { deny, requireViewer } from '../../authorize.ts'

/**
 * Lets people pass who may disable in an emergency, and services that were given it (LIFECYCLE D2).
 *
 * @throws UnauthenticatedError when nobody asks; ForbiddenError for everybody else.
 */
export async function requireDisabler(ctx: RequestContext): Promise<void> {
  const { service } = ctx
  if (service?.abilities.includes('emergency.disable')) return
  if (service) return deny(ctx, 'emergency.disable')
  if (!can(requireViewer(ctx), 'emergency.disable')) return deny(ctx, 'emergency.disable')
}
