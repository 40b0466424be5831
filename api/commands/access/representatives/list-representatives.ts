import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../../context.ts'
import {
  type RepresentationView,
  representations,
} from '../../../queries/access/representations.ts'
import { bareId } from '../create-launch-context.ts'
import { requireOperator } from '../require-operator.ts'

interface Wanted {
  environment: LaunchEnvironment | null
  patient: string | null
  email: string | null
  isEnded: boolean
}

/** Lists relations for whoever may keep them. A service account of the sandbox sees those of the sandbox. */
export async function listRepresentatives(
  ctx: RequestContext,
  { email, environment, isEnded, patient }: Wanted,
): Promise<RepresentationView[]> {
  const service = await requireOperator(ctx, 'representative.manage')
  const only = service?.environment === 'SANDBOX' ? 'SANDBOX' : environment
  return representations(ctx, {
    ...{ email, isEnded, environment: only ?? undefined },
    patient: bareId(patient, 'Patient'),
  })
}
