import type { RequestContext } from '../../context.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { releaseAutomatically } from './automatic-release.ts'
import { passLaunch } from './stages/stages-of-moves.ts'

/** Approval passes the launch stage; then the version is released if vendor or hospital has it so. */
export async function finishApproval(ctx: RequestContext, found: VersionAndApp): Promise<void> {
  found.app.lastReviewedAt = ctx.ports.clock.now()
  await passLaunch(ctx, found)
  await ctx.em.flush()
  await releaseAutomatically(ctx, found)
}
