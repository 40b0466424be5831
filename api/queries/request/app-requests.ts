import type { AppRequestState } from '../../../schema/vocabulary/app-request.ts'
import type { RequestContext } from '../../context.ts'
import { AppRequest } from '../../entities/request/app-request.entity.ts'
import type { Page, PageRequest } from '../page.ts'
import { NEWEST_FIRST, newestFirst } from './newest-first.ts'

interface AppRequestFilter {
  states?: AppRequestState[] | null
}

/** Lists the apps people asked for, newest first. Two statements. */
export function appRequests(
  ctx: RequestContext,
  { filter, ...request }: PageRequest & { filter?: AppRequestFilter | null },
): Promise<Page<AppRequest> & { totalCount: number }> {
  const state = filter?.states?.length ? { state: { $in: filter.states } } : {}
  const where = { organizationId: ctx.organizationId, ...state }
  return newestFirst(request, {
    find: (older, limit) =>
      ctx.em.find(AppRequest, { ...where, ...older }, { orderBy: NEWEST_FIRST, limit }),
    count: () => ctx.em.count(AppRequest, where),
  })
}

/** Reads one request; null when it is not there. */
export function appRequestById(ctx: RequestContext, id: string): Promise<AppRequest | null> {
  return ctx.em.findOne(AppRequest, { id, organizationId: ctx.organizationId })
}
