import { LAUNCH_ENVIRONMENTS } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../context.ts'
import { type PatientSummary, patientsByIds } from './patients.ts'

/**
 * Reads who patients are, for people who keep relations; the keys are "PRODUCTION id". Nothing stands for whoever is not
 * there, and for everybody while the records do not answer: a list of relations is read and ended without them.
 */
export async function patientFacts(
  { ports }: Pick<RequestContext, 'ports'>,
  keys: readonly string[],
): Promise<(PatientSummary | undefined)[]> {
  const known = new Map<string, PatientSummary>()
  for (const environment of LAUNCH_ENVIRONMENTS) {
    const start = `${environment} `
    const ids = keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length))
    const found = await patientsByIds(ports.upstreamFhir[environment], ids).catch((error) => {
      ports.logger.warn({ err: error, environment }, 'names of patients could not be read')
      return []
    })
    for (const patient of found) known.set(`${start}${patient.id}`, patient)
  }
  return keys.map((key) => known.get(key))
}
