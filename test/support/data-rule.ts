import type { DataRule } from '../../schema/vocabulary/data-policy.ts'

/** A rule of the data policy with nothing in it but what a test gives it. */
export function dataRule(given: Partial<DataRule>): DataRule {
  return {
    ...{ key: 'r', kind: 'CLOSE', resourceTypes: [], interactions: [], elements: [], labels: [] },
    ...{
      opensByScope: false,
      perApp: null,
      perToken: null,
      audience: [],
      reason: 'A good reason.',
    },
    ...given,
  }
}
