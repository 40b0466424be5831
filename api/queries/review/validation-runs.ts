import type { RequestContext } from '../../context.ts'
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
