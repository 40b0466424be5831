import type { ActivationState } from '../../../schema/vocabulary/activation.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { Activation } from '../../entities/request/activation.entity.ts'
import type { Page, PageRequest } from '../page.ts'
import { NEWEST_FIRST, newestFirst } from './newest-first.ts'

interface ActivationFilter {
  states?: ActivationState[] | null
}

/** Lists which departments asked for which apps, newest first: all for who answers them, else one's own. Two statements. */
export function activations(
  ctx: RequestContext,
  { filter, ...request }: PageRequest & { filter?: ActivationFilter | null },
): Promise<Page<Activation> & { totalCount: number }> {
  const state = filter?.states?.length ? { state: { $in: filter.states } } : {}
  const mine = can(ctx.viewer, 'activation.decide')
    ? {}
    : { requestedById: ctx.viewer?.userId ?? null }
  const where = { organizationId: ctx.organizationId, ...state, ...mine }
  return newestFirst(request, {
    find: (older, limit) =>
      ctx.em.find(Activation, { ...where, ...older }, { orderBy: NEWEST_FIRST, limit }),
    count: () => ctx.em.count(Activation, where),
  })
}
