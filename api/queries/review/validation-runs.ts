import type { RequestContext } from '../../context.ts'
import type { LastRun } from '../../domain/governance/validation-standing.ts'
import { ValidationRun } from '../../entities/app/validation-run.entity.ts'

const MOST = 10

/** Reads what the server found when it looked at a version, latest first, at most ten. */
export function validationRunsOf(
  ctx: Pick<RequestContext, 'em'>,
  appVersionId: string,
): Promise<ValidationRun[]> {
  return ctx.em.find(
    ValidationRun,
    { appVersionId },
    { orderBy: { createdAt: 'desc', id: 'asc' }, limit: MOST },
  )
}

/** Reads one run; runs are never deleted but with their version. */
export function validationRunById(
  ctx: Pick<RequestContext, 'em'>,
  id: string,
): Promise<ValidationRun> {
  return ctx.em.findOneOrFail(ValidationRun, { id })
}

/** Reads the last look at a version, and whether it was at what is submitted now; undefined where there was none. */
export async function lastRunOf(
  { em }: Pick<RequestContext, 'em'>,
  appVersionId: string,
): Promise<LastRun | undefined> {
  const [run] = await em.execute<LastRun[]>(LAST, [appVersionId])
  return run
}

const LAST = `
select r.checks, r.submitted_at is not distinct from v.submitted_at as "isOfSubmission"
from validation_run r join app_version v on v.id = r.app_version_id
where r.app_version_id = ? order by r.created_at desc limit 1`
