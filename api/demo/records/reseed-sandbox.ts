import type { Pool } from 'pg'
import { loadPopulation } from '../../fhir-server/synthetic/load-population.ts'
import { DEMO_BASES, demoPopulation } from './demo-population.ts'

/**
 * Empties the sandbox and fills it again with the synthetic people it began with, under the same ids,
 * with dates that end today. Whatever apps wrote there is gone, its history and what they kept for themselves too; readers
 * see the old records until the new ones are complete. Production has no such command.
 * @returns how many resources the sandbox holds now.
 */
export async function reseedSandbox(pool: Pool, now: Date): Promise<number> {
  const population = demoPopulation('SANDBOX', now)
  const { schemaName } = DEMO_BASES.SANDBOX
  const resources = await loadPopulation(pool, schemaName, population, { replaces: true })
  await pool.query(`delete from app_state where environment = 'SANDBOX'`)
  return resources
}
