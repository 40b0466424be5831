import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { EhrLaunch } from '../../entities/access/ehr-launch.entity.ts'
import type { EntityManager } from '../../ports.ts'
import { sha256Hex } from '../../secrets.ts'

/** Finds what an EHR bound to a launch token, good or not any more. */
export async function ehrLaunchByToken(
  em: EntityManager,
  environment: LaunchEnvironment,
  token: string,
): Promise<EhrLaunch | undefined> {
  const tokenHash = sha256Hex(token)
  return (await em.fork().findOne(EhrLaunch, { environment, tokenHash })) ?? undefined
}
