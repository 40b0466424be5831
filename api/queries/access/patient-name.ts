import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { patientById } from './patients.ts'

/** Reads the name on a patient's record, for the person whose consent names it; null when it cannot be had now. */
export async function patientName(
  ctx: RequestContext,
  environment: LaunchEnvironment,
  reference: string,
): Promise<string | null> {
  try {
    const patient = await patientById(
      ctx.ports.upstreamFhir[environment],
      reference.replace(/^Patient\//, ''),
    )
    return patient?.name ?? null
  } catch (error) {
    ctx.ports.logger.warn(
      { err: error, requestId: ctx.requestId },
      'a patient could not be read for a list of consents',
    )
    return null
  }
}
