import { generatePopulation } from '../../fhir-server/synthetic/generate-population.ts'
import { loadPopulation } from '../../fhir-server/synthetic/load-population.ts'
import type { FixedPerson } from '../../fhir-server/synthetic/person.ts'
import type { DemoReport } from '../demo-report.ts'
import type { DemoHouse } from '../demo-stage.ts'
import type { DemoPerson } from '../people/person.ts'

/** Where the two embedded FHIR bases keep their rows. */
const BASES = [
  { environment: 'production', schemaName: 'fhir_production', patients: 32 },
  { environment: 'sandbox', schemaName: 'fhir_sandbox', patients: 20 },
] as const

/** Any number: the same one makes the same people in both environments. */
const SEED = 4127
const SANDBOX_TAG = { system: 'https://gatehouse.example/tags', code: 'sandbox' }

/**
 * Fills both FHIR bases with made-up people, those with an account among them; leaves a base that
 * holds anything as it is. The sandbox says on every resource that it is one.
 */
export async function seedRecords(
  { pool, ports }: Pick<DemoHouse, 'pool' | 'ports'>,
  people: readonly DemoPerson[],
): Promise<DemoReport['patients']> {
  const now = ports.clock.now()
  const known = { patients: fixed(people, 'Patient'), practitioners: fixed(people, 'Practitioner') }
  for (const { environment, schemaName, patients } of BASES) {
    const made = generatePopulation({ seed: SEED, patients, now, fixed: known })
    const population = withoutRepetition(made)
    await loadPopulation(
      pool,
      schemaName,
      environment === 'sandbox' ? population.map(forSandbox) : population,
    )
  }
  return BASES.flatMap(({ environment }) =>
    known.patients.map(({ id, given, family }) => ({
      environment,
      id,
      name: `${given} ${family}`,
    })),
  )
}

type Made = ReturnType<typeof generatePopulation>[number]

/** Two diagnoses of one visit may call for the same medicine: one prescription is enough. */
function withoutRepetition(made: readonly Made[]): Made[] {
  return [...new Map(made.map((one) => [`${one.resourceType}/${one.id}`, one])).values()]
}

function forSandbox(resource: Made): Made {
  const meta = { ...resource.meta, tag: [...(resource.meta?.tag ?? []), { ...SANDBOX_TAG }] }
  return { ...resource, meta }
}

function fixed(people: readonly DemoPerson[], type: 'Patient' | 'Practitioner'): FixedPerson[] {
  return people.flatMap(({ firstName, lastName, record }) => {
    if (record?.type !== type) return []
    const { id, gender, birthDate } = record
    return [{ id, given: firstName, family: lastName, gender, birthDate }]
  })
}
