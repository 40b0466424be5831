import type { RequestContext } from '../../../context.ts'
import { DUE_SQL, IS_PATIENT_FACING } from './due-sql.ts'

/** What one reviewer has taken on; of stages nobody took on, the reviewer is null. */
export interface ReviewerWorkload {
  reviewerId: string | null
  name: string | null
  versionCount: number
  stageCount: number
  dueSoonCount: number
  overdueCount: number
}

/**
 * Says who has taken on how much of what is in review: those who are late first, then those who have most; what nobody
 * took on comes first of all. While the vendor has the ball nothing is soon due. One statement.
 */
export function reviewWorkload(ctx: RequestContext): Promise<ReviewerWorkload[]> {
  const { em, organizationId, ports } = ctx
  return em.execute<ReviewerWorkload[]>(WORKLOAD, [
    organizationId,
    ports.clock.now(),
    organizationId,
  ])
}

const WORKLOAD = `
with file as materialized (select v.id, ${IS_PATIENT_FACING} as is_patient from app_version v
  where v.organization_id = ?::uuid and v.status = 'IN_REVIEW' and v.submitted_at is not null),
${DUE_SQL}
select s.owner_id as "reviewerId", u.first_name || ' ' || u.last_name as name,
  count(distinct s.id)::int as "versionCount", count(*)::int as "stageCount",
  count(*) filter (where s.is_soon)::int as "dueSoonCount",
  count(*) filter (where s.days_left < 0)::int as "overdueCount"
from stage_left s left join user_account u on u.id = s.owner_id
group by s.owner_id, u.id
order by s.owner_id is not null, 6 desc, 4 desc, 2, 1`
