import type { RequestContext } from '../../context.ts'
import { EhrLaunch } from '../../entities/access/ehr-launch.entity.ts'

/** Uses up a launch, once: of several at a time one is answered with true (SMART.md EHR-03, EHR-07). */
export async function consumeEhrLaunch(
  { em, ports }: Pick<RequestContext, 'em' | 'ports'>,
  id: string,
): Promise<boolean> {
  const consumedAt = ports.clock.now()
  return (await em.nativeUpdate(EhrLaunch, { id, consumedAt: null }, { consumedAt })) === 1
}
