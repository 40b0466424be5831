import type { RequestContext } from '../../context.ts'
import type { HandlerContext } from '../handler.ts'

/** The context of something the platform does by itself: nobody asks, from nowhere. */
export function asPlatform(ctx: HandlerContext): RequestContext {
  const { em, ports, urls, organizationId } = ctx
  const requestId = crypto.randomUUID()
  return { em, ports, urls, organizationId, viewer: undefined, requestId, sourceIp: '' }
}
