import { BALL_MOVES } from '../../../schema/vocabulary/review-clock.ts'
import type { RequestContext } from '../../context.ts'
import type { BallMove } from '../../domain/governance/review-clock.ts'
import { groupedBy } from '../registration/app-versions.ts'
import { timestamp } from '../timestamp.ts'

const MOVES: ReadonlyMap<string, BallMove['to']> = new Map(Object.entries(BALL_MOVES))

interface Row {
  versionId: string
  action: string
  at: string
}

/** Reads from the audit trail who had the ball since when, for each version, oldest first. One statement. */
export async function ballMovesOfVersions(
  { em }: Pick<RequestContext, 'em'>,
  versionIds: readonly string[],
): Promise<BallMove[][]> {
  const rows = await em.execute<Row[]>(
    `select app_version_id as "versionId", action, created_at as at from audit_event
     where app_version_id = any(?::uuid[]) and action = any(?::text[]) and outcome = 'SUCCESS' order by sequence`,
    [`{${versionIds.join(',')}}`, `{${[...MOVES.keys()].join(',')}}`],
  )
  return groupedBy(rows, ({ versionId }) => versionId, versionIds).map((moves) =>
    moves.map(({ action, at }) => ({ at: timestamp(at), to: MOVES.get(action) ?? 'NOBODY' })),
  )
}
