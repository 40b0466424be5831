import type { HandlerContext } from '../handler.ts'

/**
 * Deletes what was told of changes a day ago. Nobody relies on what was remembered before: that is known to be too old after
 * an hour (`RECORD_ACCESSES`), far longer than any transaction of ours is open.
 */
export async function sweepStandingChanges({ em }: HandlerContext): Promise<void> {
  await em.execute(`delete from standing_change where created_at < now() - interval '1 day'`)
}
