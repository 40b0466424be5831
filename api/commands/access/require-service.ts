import type { ServiceAbility } from '../../../schema/vocabulary/service-ability.ts'
import type { RequestContext, ServiceCaller } from '../../context.ts'
import { UnauthenticatedError } from '../../errors.ts'
import { deny } from '../authorize.ts'

/**
 * Names the service account that asks, or refuses. People are refused as well, whatever their role: what services do
 * nobody does by hand.
 *
 * @throws UnauthenticatedError when nobody asks; ForbiddenError when it is a person, or may not do this.
 */
export async function requireService(
  ctx: RequestContext,
  ability: ServiceAbility,
): Promise<ServiceCaller> {
  if (!ctx.service && !ctx.viewer) throw new UnauthenticatedError()
  if (!ctx.service?.abilities.includes(ability)) return deny(ctx, ability)
  return ctx.service
}
