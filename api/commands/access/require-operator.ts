import type { ServiceAbility } from '../../../schema/vocabulary/service-ability.ts'
import type { RequestContext, ServiceCaller } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { UnauthenticatedError } from '../../errors.ts'
import { deny } from '../authorize.ts'

/**
 * Names the service account that asks, or nobody when it is a person who may; refuses everybody else.
 *
 * @throws UnauthenticatedError when nobody asks; ForbiddenError when whoever asks may not do this.
 */
export async function requireOperator(
  ctx: RequestContext,
  ability: ServiceAbility,
): Promise<ServiceCaller | undefined> {
  const { service, viewer } = ctx
  if (!service && !viewer) throw new UnauthenticatedError()
  const may = service ? service.abilities.includes(ability) : viewer && can(viewer, ability)
  return may ? service : deny(ctx, ability)
}
