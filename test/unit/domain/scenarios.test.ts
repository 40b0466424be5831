import { expect, it } from 'vitest'
import { scenarioSystem, scenarios } from '../../../api/fhir-server/synthetic/scenarios.ts'
import { SCENARIO_NAMES, SCENARIO_SYSTEM } from '../../../schema/vocabulary/scenario.ts'

/** Any app meets these: they are no evidence of anything. */
const ORDINARY = ['typical', 'growth']

it('the product knows the situations the sandbox is filled with', () => {
  const difficult = scenarios.filter(({ code }) => !ORDINARY.includes(code))
  expect(SCENARIO_NAMES).toEqual(
    Object.fromEntries(difficult.map((each) => [each.code, each.title])),
  )
  expect(SCENARIO_SYSTEM).toBe(scenarioSystem)
})
