import { describe, expect, it } from 'vitest'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { decide } from '../../../api/domain/fhir-access.ts'
import type { FhirInteraction } from '../../../api/domain/fhir-interaction.ts'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { neededScopes } from '../../../api/domain/usage/needed-scopes.ts'
import {
  ALL,
  fhirBase,
  grantOf,
  LAB,
  needsOf,
  observation,
  one,
  other,
  patient,
  search,
  VITAL,
} from './usage-room.ts'

const REQUESTS: readonly (readonly [
  string,
  readonly string[],
  FhirInteraction,
  readonly FhirResource[],
  readonly string[],
])[] = [
  ['a search', [ALL], search(), [], ['patient/Observation.s']],
  ['a category', [ALL], search(['category', LAB]), [], [`patient/Observation.s?category=${LAB}`]],
  [
    'a code of one',
    [ALL],
    search(['category', 'laboratory']),
    [],
    [`patient/Observation.s?category=${LAB}`],
  ],
  [
    ...(['either category', [ALL], search(['category', `laboratory,${VITAL}`]), []] as const),
    [`patient/Observation.s?category=${LAB}`, `patient/Observation.s?category=${VITAL}`],
  ],
  [
    'an unknown category',
    [ALL],
    search(['category', 'laboratory,mine']),
    [],
    ['patient/Observation.s'],
  ],
  [
    ...(['a read', [ALL], { code: 'read', ...one }, [observation('o1', 'laboratory')]] as const),
    [`patient/Observation.r?category=${LAB}`],
  ],
  [
    'a read of no category',
    [ALL],
    { code: 'read', ...one },
    [observation('o1')],
    ['patient/Observation.r'],
  ],
  [
    'an update',
    [ALL],
    { code: 'update', ...one },
    [observation('o1', 'laboratory')],
    ['patient/Observation.u'],
  ],
  [
    ...(['a patch by criteria', [ALL]] as const),
    { code: 'conditional-patch', resourceType: 'Observation', parameters: [['code', 'x']] },
    [],
    ['patient/Observation.s', 'patient/Observation.u'],
  ],
  [
    'includes',
    [ALL],
    search(),
    [observation('o1'), patient],
    ['patient/Observation.s', 'patient/Patient.s'],
  ],
  [
    'the lowest level',
    ['user/*.rs', ALL],
    search(),
    [observation('o1')],
    ['patient/Observation.s'],
  ],
  [
    'more than that',
    ['user/*.rs', ALL],
    search(),
    [observation('o1'), other],
    ['patient/Observation.s', 'user/Observation.s'],
  ],
  [
    ...([
      'the category that was there',
      [`patient/Observation.rs?category=${VITAL}`, `patient/Observation.rs?category=${LAB}`],
    ] as const),
    search(),
    [observation('o1', 'laboratory')],
    [`patient/Observation.s?category=${LAB}`],
  ],
  [
    ...([
      'the category that was asked for',
      [`patient/Observation.rs?category=${VITAL}`, `patient/Observation.rs?category=${LAB}`],
    ] as const),
    search(['category', 'laboratory']),
    [],
    [`patient/Observation.s?category=${LAB}`],
  ],
]

describe('what a request needed', () => {
  it.each(REQUESTS)('%s', (_what, scopes, interaction, resources, needed) => {
    expect(needsOf(scopes, interaction, resources)).toEqual(needed)
  })

  it('needs no scope to see who one is', () => {
    const rules = { grant: { ...grantOf([]), knowsUser: true }, policy: DEFAULT_ACCESS_POLICY }
    const decision = decide({ code: 'read', resourceType: 'Practitioner', id: 'x1' }, rules)
    if (decision.verdict === 'deny') throw new Error('refused')
    const resources = [{ resourceType: 'Practitioner', id: 'x1' }]
    expect(neededScopes({ decision, rules, resources, fhirBase })).toEqual([])
  })
})
