import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  answersTo,
  CATEGORY,
  FOUND,
  fillWithCategories,
  HEALTH_CONCERN,
  LABORATORY,
  OBSERVATIONS,
  type Reads,
} from './scope-reading.ts'
import { words } from './smart-app.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
  fillWithCategories(world.fhir)
})
afterAll(() => world?.stop())

const ROWS: [string, string, Reads][] = [
  [
    'GRAN-03 categories of both code systems, side by side',
    `${LABORATORY} patient/Condition.rs?category=${HEALTH_CONCERN}`,
    {
      [OBSERVATIONS]: ['p1-laboratory'],
      'Condition?patient=p1': ['p1-worry'],
      'Condition/p1-asthma': 404,
    },
  ],
  [
    'GRAN-06 a code without a system is one of any system',
    'patient/Observation.rs?category=laboratory',
    { [OBSERVATIONS]: ['p1-laboratory'] },
  ],
  [
    'GRAN-06 a code after a bar alone is one without a system',
    'patient/Observation.rs?category=|laboratory',
    { 'Observation/p1-laboratory': 404 },
  ],
  [
    'GRAN-06 a system alone is any code of it',
    `patient/Observation.rs?category=${CATEGORY}|`,
    { 'Observation/p1-laboratory': 200, 'Observation/p1-survey': 200 },
  ],
  [
    'GRAN-08 the whole type and one category of it are the whole type',
    `patient/Observation.rs ${LABORATORY}`,
    { [OBSERVATIONS]: FOUND },
  ],
]

it.each(ROWS)('%s', async (_row, scope, reads) => {
  const { json } = await world.app.tokens({
    email: world.patient.email,
    params: { scope },
    allow: () => scope.split(' '),
  })
  expect(words(json.scope)).toEqual(words(scope))
  expect(await answersTo(world.app.fhirBase, reads, json.access_token)).toEqual(reads)
})
