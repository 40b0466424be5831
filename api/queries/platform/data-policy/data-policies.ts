import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../../context.ts'
import { DataPolicy } from '../../../entities/platform/data-policy.entity.ts'

/** More versions than this nobody reads in one list. */
const LISTED = 100

/** Lists the versions of the data policy of an environment, newest first, in one statement. */
export function dataPolicies(
  ctx: RequestContext,
  environment: LaunchEnvironment,
): Promise<DataPolicy[]> {
  return ctx.em.find(
    DataPolicy,
    { organizationId: ctx.organizationId, environment },
    { orderBy: { number: 'desc' }, limit: LISTED },
  )
}
