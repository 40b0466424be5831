import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../../context.ts'
import { recordEvent } from '../../../events/record-event.ts'

/** Writes down that somebody came back from the hospital's provider, or did not reach it, and was not signed in. */
export async function recordFailedSignIn(
  ctx: RequestContext,
  environment: LaunchEnvironment,
  reason: string,
): Promise<void> {
  const detail = { reason: `at the hospital's provider: ${reason}` }
  recordEvent(ctx, { action: 'sign-in.failed', outcome: 'DENIED', environment, detail })
  await ctx.em.flush()
}
