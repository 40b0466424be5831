import type { BallMove, ReviewClock } from '../../domain/governance/review-clock.ts'
import { type StageDue, type StageTimes, stageDue } from '../../domain/governance/stage-due.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { dueRules, reviewClockOf } from '../../queries/review/review-clock.ts'
import type { GraphqlContext } from '../graphql-context.ts'

/** Reads the clock of a version by the loaders: a page of versions costs three statements. */
export async function clockOf(
  ctx: GraphqlContext,
  version: AppVersion,
): Promise<ReviewClock | undefined> {
  const [moves, stages, calendar] = await Promise.all([
    ctx.loaders.ballMovesOfVersion.load(version.id),
    ctx.loaders.stagesOfVersion.load(version.id),
    ctx.loaders.businessCalendar.load(ctx.organizationId),
  ])
  return reviewClockOf({ version, moves, stages, calendar }, ctx.ports.clock.now())
}

/** Says when a stage of a version is due, by the same loaders. */
export async function dueOf(
  ctx: GraphqlContext,
  version: AppVersion,
  times: StageTimes,
): Promise<StageDue> {
  const clock = await clockOf(ctx, version)
  const stages = await ctx.loaders.stagesOfVersion.load(version.id)
  const moves: readonly BallMove[] = await ctx.loaders.ballMovesOfVersion.load(version.id)
  const calendar = await ctx.loaders.businessCalendar.load(ctx.organizationId)
  const rules = dueRules({ stages, calendar })
  return stageDue(times, { moves, clock, now: ctx.ports.clock.now(), calendar, ...rules })
}
