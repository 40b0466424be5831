import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { generatePopulation } from '../../fhir-server/synthetic/generate-population.ts'
import type { FixedPerson } from '../../fhir-server/synthetic/person.ts'
import { DEMO_PEOPLE } from '../people/seed-people.ts'

/** Where an embedded FHIR base keeps its rows, and how many ordinary patients it gets. */
export interface DemoBase {
  readonly schemaName: string
  readonly patients: number
  /** The sandbox alone has the patients of every scenario. */
  readonly hasEdgeCases: boolean
}

export const DEMO_BASES: Readonly<Record<LaunchEnvironment, DemoBase>> = {
  PRODUCTION: { schemaName: 'fhir_production', patients: 32, hasEdgeCases: false },
  SANDBOX: { schemaName: 'fhir_sandbox', patients: 100, hasEdgeCases: true },
}

/** Any number: the same one makes the same people in both environments. */
const SEED = 4127
const SANDBOX_TAG = { system: 'https://gatehouse.example/tags', code: 'sandbox' }

/**
 * Makes up the people of one environment, those with an account among them. The sandbox says on
 * every resource that it is one (R303).
 */
export function demoPopulation(environment: LaunchEnvironment, now: Date): Made[] {
  const { patients, hasEdgeCases } = DEMO_BASES[environment]
  const fixed = { patients: knownPeople('Patient'), practitioners: knownPeople('Practitioner') }
  const made = generatePopulation({ seed: SEED, patients, now, fixed, hasEdgeCases })
  return environment === 'SANDBOX' ? made.map(forSandbox) : made
}

/** People with an account and a record of their own, the same in both environments. */
export function knownPeople(type: 'Patient' | 'Practitioner'): FixedPerson[] {
  return DEMO_PEOPLE.flatMap(({ firstName, lastName, record }) => {
    if (record?.type !== type) return []
    const { id, gender, birthDate } = record
    return [{ id, given: firstName, family: lastName, gender, birthDate }]
  })
}

type Made = ReturnType<typeof generatePopulation>[number]

function forSandbox(resource: Made): Made {
  const meta = { ...resource.meta, tag: [...(resource.meta?.tag ?? []), { ...SANDBOX_TAG }] }
  return { ...resource, meta }
}
