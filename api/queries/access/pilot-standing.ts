import { STAGES_BEFORE_PILOT } from '../../domain/governance/pilot.ts'
import type { EntityManager } from '../../ports.ts'

const BEFORE = STAGES_BEFORE_PILOT.map((stage) => `'${stage}'`).join(', ')

/**
 * Whether the pilot of a client `c` that is pinned to the version `v` runs, in SQL; its one value is the time. Asked at
 * each launch, refresh and request, so that a pilot is over on its date whether or not a job noticed. It rests while
 * the vendor changes the version, and while a stage that comes before it is open again.
 */
export const PILOT_RUNS = `(v.status = 'IN_REVIEW' and v.review_state <> 'CHANGES_REQUESTED'
  and exists (select 1 from pilot p where p.oauth_client_id = c.id and p.app_version_id = v.id
    and p.ended_at is null and p.ends_at > ?::timestamptz)
  and (select count(*) from stage_review s where s.app_version_id = v.id
    and (s.stage in (${BEFORE}) and s.state in ('PASSED', 'WAIVED')
      or s.stage = 'PILOT' and s.state in ('IN_PROGRESS', 'PASSED'))) = ${STAGES_BEFORE_PILOT.length + 1})`

/** Whether the person of a consent `s` is among those the pilot of a client `c` is open to, in SQL. */
export const IS_IN_PILOT = `exists (select 1 from pilot p join pilot_user m on m.pilot_id = p.id
  where p.oauth_client_id = c.id and p.ended_at is null and m.user_id = s.user_id)`

/** Says whether somebody is among those a pilot is open to. */
export async function isInPilot(
  em: EntityManager,
  pilotId: string,
  userId: string,
): Promise<boolean> {
  const [row] = await em.execute<{ found: boolean }[]>(
    'select exists (select 1 from pilot_user where pilot_id = ? and user_id = ?) as found',
    [pilotId, userId],
  )
  return row?.found ?? false
}
