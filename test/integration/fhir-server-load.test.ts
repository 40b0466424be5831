import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFhirServer } from '../../api/fhir-server/fhir-server.ts'
import { fhirTablesSql } from '../../api/fhir-server/fhir-tables.ts'
import { generatePopulation } from '../../api/fhir-server/synthetic/generate-population.ts'
import { loadPopulation } from '../../api/fhir-server/synthetic/load-population.ts'
import {
  aFhirServer,
  baseUrl,
  bundleOf,
  type FhirServerWorld,
  refusalOf,
} from './fhir-server-world.ts'

let world: FhirServerWorld
beforeAll(async () => {
  world = await aFhirServer()
  await world.pool.query(fhirTablesSql('fhir_loaded'))
})
afterAll(async () => {
  await world.pool.end()
})

const population = generatePopulation({
  seed: 5,
  patients: 3,
  now: new Date('2026-11-22T08:00:00Z'),
})

/** All rows of a table, free of the moment they were written. */
const rowsOf = async (schema: string, table: string) => {
  const { rows } = await world.pool.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) - 'last_updated' #- '{content,meta,lastUpdated}' as row
       from ${schema}.${table} t order by 1`,
  )
  return rows.map(({ row }) => row)
}

describe('loading a population', () => {
  test('writes the rows the API writes, once, however many try', async () => {
    const tries = [1, 2].map(() => loadPopulation(world.pool, 'fhir_loaded', population))
    expect((await Promise.all(tries)).toSorted()).toEqual([0, population.length])
    expect(await loadPopulation(world.pool, 'fhir_loaded', population)).toBe(0)

    for (const body of population) {
      const answer = await world.send('PUT', `/${body.resourceType}/${body.id}`, { body })
      expect(answer.status).toBe(201)
    }
    for (const table of ['resource', 'version', 'idx']) {
      expect(await rowsOf('fhir_loaded', table)).toEqual(await rowsOf(world.schemaName, table))
    }
    expect(world.errors).toEqual([])
  })

  test('what is loaded is found', async () => {
    const found = await world.get('/Patient?_tag=https://gatehouse.example/tags|synthetic')
    expect(bundleOf(found).total).toBe(3)
  })

  test('replacing leaves nothing of what was there, and readers see one or the other', async () => {
    await world.pool.query(fhirTablesSql('fhir_replaced'))
    await loadPopulation(world.pool, 'fhir_replaced', population)
    const [first] = population
    if (!first) throw new Error('The population is empty.')
    const counts = new Set<number>()
    let isDone = false
    const watch = async () => {
      while (!isDone) {
        const { rows } = await world.pool.query<{ count: number }>(
          'select count(*)::int from fhir_replaced.resource',
        )
        counts.add(rows[0]?.count ?? -1)
      }
    }
    const watching = watch()
    const replaced = await loadPopulation(world.pool, 'fhir_replaced', [first], { replaces: true })
    isDone = true
    await watching
    expect(replaced).toBe(1)
    expect([...counts].filter((count) => count !== 1 && count !== population.length)).toEqual([])
    for (const table of ['resource', 'version']) {
      const { rows } = await world.pool.query(`select id from fhir_replaced.${table}`)
      expect(rows).toEqual([{ id: first.id }])
    }
  })
})

describe('the tables', () => {
  test('can be written again, and two bases each have their indexes', async () => {
    await world.pool.query(fhirTablesSql('fhir_loaded'))
    const { rows } = await world.pool.query<{ schemaname: string; count: number }>(
      `select schemaname, count(*)::int from pg_indexes
        where schemaname in ('fhir_loaded', 'fhir_under_test') group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { schemaname: 'fhir_loaded', count: 6 },
      { schemaname: 'fhir_under_test', count: 6 },
    ])
  })

  test('without them the base answers 500 and says why to us alone', async () => {
    const told: unknown[] = []
    const server = createFhirServer({
      pool: world.pool,
      schemaName: 'fhir_missing',
      baseUrl,
      onError: (error) => told.push(error),
    })
    const answer = await server.handle({ method: 'GET', path: '/Patient', query: '', headers: {} })
    expect(refusalOf(answer)).toEqual([500, 'The FHIR server could not answer this request.'])
    expect(JSON.stringify(answer.body)).not.toContain('fhir_missing')
    expect(told.map(String)).toEqual(['error: relation "fhir_missing.resource" does not exist'])
  })

  test.each(['', 'Fhir', 'fhir-x', 'a"b', 'public; drop'])('"%s" names no schema', (name) => {
    expect(() => fhirTablesSql(name)).toThrow('cannot name a PostgreSQL schema')
  })
})
