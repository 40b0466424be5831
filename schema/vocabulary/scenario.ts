/** Code system of the tag that says which situation a synthetic patient of the sandbox shows. */
export const SCENARIO_SYSTEM = 'https://gatehouse.example/tags/scenario'

/** The situations that are not ordinary, which a careful app has met before it comes to a hospital (R284-R287, C14). */
export const SCENARIO_NAMES = {
  'missing-demographics': 'Missing demographics',
  'duplicate-chart': 'Duplicate charts',
  'merged-chart': 'Merged charts',
  deceased: 'Deceased',
  'minor-with-proxy': 'Minor with a proxy',
  'encounters-overlapping': 'Overlapping encounters',
  'encounter-open-for-years': 'Encounter open for years',
  'encounter-without-period': 'Encounter without a period',
  'encounter-in-the-future': 'Encounter in the future',
  'encounter-cancelled': 'Cancelled encounter',
  'very-large-record': 'Very large record',
  'empty-record': 'Empty record',
  'sensitive-record': 'Sensitive record',
  'unusual-names': 'Unusual names',
  'entered-in-error': 'Entered in error',
} as const

export type Scenario = keyof typeof SCENARIO_NAMES

/** In the order of the page. */
export const SCENARIOS: readonly Scenario[] = Object.keys(SCENARIO_NAMES).filter(isScenario)

/** Says whether a code is one of a situation that is not ordinary. */
export function isScenario(code: string): code is Scenario {
  return Object.hasOwn(SCENARIO_NAMES, code)
}
