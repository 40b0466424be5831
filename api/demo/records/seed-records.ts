import { loadPopulation } from '../../fhir-server/synthetic/load-population.ts'
import type { DemoReport } from '../demo-report.ts'
import type { DemoHouse } from '../demo-stage.ts'
import { DEMO_BASES, demoPopulation, knownPeople } from './demo-population.ts'

const ENVIRONMENTS = [
  { environment: 'PRODUCTION', name: 'production' },
  { environment: 'SANDBOX', name: 'sandbox' },
] as const

/**
 * Fills both FHIR bases with made-up people, those with an account among them; leaves a base that
 * holds anything as it is.
 */
export async function seedRecords({
  pool,
  ports,
}: Pick<DemoHouse, 'pool' | 'ports'>): Promise<DemoReport['patients']> {
  const now = ports.clock.now()
  for (const { environment } of ENVIRONMENTS) {
    const { schemaName } = DEMO_BASES[environment]
    await loadPopulation(pool, schemaName, demoPopulation(environment, now))
  }
  const known = knownPeople('Patient')
  return ENVIRONMENTS.flatMap(({ name: environment }) =>
    known.map(({ id, given, family }) => ({ environment, id, name: `${given} ${family}` })),
  )
}
