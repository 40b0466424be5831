import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenTo } from '../../../api/domain/access-part.ts'
import { DEFAULT_ACCESS_POLICY } from '../../../api/domain/access-policy.ts'
import { decide } from '../../../api/domain/fhir-access.ts'
import type { FhirInteraction } from '../../../api/domain/fhir-interaction.ts'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { proposeScopes } from '../../../api/domain/usage/propose-scopes.ts'
import { type AccessCount, scopeReport } from '../../../api/domain/usage/scope-report.ts'
import { parseScope } from '../../../schema/vocabulary/scope.ts'
import { covers, coversAll } from '../../../schema/vocabulary/scope-set.ts'
import { read } from '../vocabulary/arbitrary-scope.ts'
import {
  ALL,
  fhirBase,
  grantOf,
  LAB,
  needsOf,
  observation,
  one,
  search,
  VITAL,
} from './usage-room.ts'

describe('what is proposed', () => {
  it.each([
    [
      ['launch', ALL],
      ['patient/Patient.r', 'patient/Patient.s'],
      ['launch', 'patient/Patient.rs'],
    ],
    [
      ['patient/Patient.read'],
      ['patient/Patient.s', 'patient/Patient.r'],
      ['patient/Patient.read'],
    ],
    [['patient/*.read'], ['patient/Patient.s', 'patient/Patient.r'], ['patient/Patient.read']],
    [
      [ALL],
      ['patient/Observation.s', `patient/Observation.s?category=${LAB}`],
      ['patient/Observation.s'],
    ],
    [[ALL], ['user/Patient.r'], []],
    [['patient/Patient.r'], ['patient/Patient.rs'], ['patient/Patient.r']],
    [['openid', 'fhirUser', ALL], [], ['openid', 'fhirUser']],
  ])('of %j for %j is %j', (granted, needed, proposed) => {
    expect(proposeScopes(granted, needed)).toEqual(proposed)
  })
})

const letters = fc.subarray(['c', 'r', 'u', 'd', 's'], { minLength: 1 }).map((all) => all.join(''))
const limit = fc.constantFrom('', '', `?category=${LAB}`, `?category=${VITAL}`)
const scopeText = fc.oneof(
  fc.tuple(fc.constantFrom('patient', 'user'), letters).map(([level, l]) => `${level}/*.${l}`),
  fc
    .tuple(fc.constantFrom('patient', 'user'), letters, limit)
    .map(([level, l, query]) => `${level}/Observation.${l}${query}`),
)
const stored = fc
  .record({
    id: fc.constantFrom('o1', 'o2'),
    codes: fc.subarray(['laboratory', 'vital-signs', 'survey']),
    isOther: fc.boolean(),
  })
  .map(({ id, codes, isOther }) => ({
    ...observation(id, ...codes),
    ...(isOther ? { subject: { reference: 'Patient/p2' } } : {}),
  }))
const category = fc.constantFrom(undefined, 'laboratory', LAB, `${LAB},${VITAL}`, 'survey')
const asked = fc.oneof(
  category.map((value) => search(...(value ? [['category', value] as [string, string]] : []))),
  fc.constant<FhirInteraction>({ code: 'read', ...one }),
)
const request = fc.tuple(asked, fc.array(stored, { maxLength: 4 }))

/** What an interaction shows of what there is, or that it is refused. */
function answer(scopes: readonly string[], asks: FhirInteraction, all: readonly FhirResource[]) {
  const rules = { grant: grantOf(scopes), policy: DEFAULT_ACCESS_POLICY }
  const decision = decide(asks, rules)
  if (decision.verdict === 'deny') return undefined
  const named = asks.code === 'search-type' ? asks.parameters.map(([, value]) => value) : []
  const found = asks.code === 'read' ? all.slice(0, 1) : all.filter((each) => isNamed(each, named))
  return found.filter((each) => isOpenTo(decision.parts, each, fhirBase))
}

function isNamed(resource: FhirResource, named: readonly string[]): boolean {
  const text = JSON.stringify(resource.category)
  return named.every((value) =>
    value.split(',').some((token) => text.includes(`"${token.replace(/^.*\|/, '')}"`)),
  )
}

it('C4 the proposal allows every request as it was, is within the grant, and nothing of it is too much', () => {
  fc.assert(
    fc.property(
      fc.array(scopeText, { minLength: 1, maxLength: 4 }),
      fc.array(request, { maxLength: 6 }),
      (granted, requests) => {
        const done = requests.flatMap(([asks, all]) => {
          const shown = answer(granted, asks, all)
          // A read that found nothing it may show was refused as unknown, and needs nothing.
          if (!shown || (asks.code === 'read' && shown.length === 0)) return []
          return [{ asks, all, shown, needed: needsOf(granted, asks, shown) ?? [] }]
        })
        const proposal = proposeScopes(
          granted,
          done.flatMap(({ needed }) => needed),
        )
        for (const { asks, all, shown } of done) expect(answer(proposal, asks, all)).toEqual(shown)
        const scopes = proposal.map(read)
        for (const scope of scopes) expect(coversAll(granted.map(read), scope)).toBe(true)
        const needs = done.flatMap(({ needed }) => needed).map(read)
        for (const scope of scopes) {
          for (const letter of scope.permissions) {
            const less = [
              ...scopes.filter((each) => each !== scope),
              { ...scope, permissions: scope.permissions.replace(letter, '') },
            ]
            expect(needs.every((need) => less.some((each) => covers(each, need)))).toBe(false)
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})

describe('the report', () => {
  const count: Omit<AccessCount, 'resourceType' | 'needed' | 'requests'> = {
    ...{ outcome: 'SUCCESS', interaction: 'search-type', userKind: 'Practitioner', rule: '' },
    lastAt: new Date('2026-11-20T10:00:00Z'),
  }
  const report = scopeReport(
    ['launch', 'patient/Condition.rs', 'patient/Observation.cruds', 'patient/*.rs'],
    [
      {
        ...count,
        resourceType: 'Observation',
        needed: [`patient/Observation.s?category=${LAB}`],
        requests: 3,
      },
      {
        ...count,
        resourceType: 'Patient',
        needed: ['patient/Patient.r'],
        requests: 2,
        userKind: 'Patient',
      },
      {
        ...count,
        outcome: 'DENIED',
        rule: 'scope-missing',
        resourceType: 'Goal',
        needed: [],
        requests: 4,
      },
      {
        ...count,
        outcome: 'FAILURE',
        rule: 'absent',
        resourceType: 'Patient',
        needed: [],
        requests: 1,
      },
    ],
  )

  it('holds granted against used', () => {
    expect(report).toMatchObject({
      used: ['patient/Observation.cruds', 'patient/*.rs'],
      unused: ['patient/Condition.rs'],
      suggestion: ['launch', `patient/Observation.s?category=${LAB}`, 'patient/Patient.r'],
      ...{ requests: 5, denied: 4, failed: 1 },
      refusals: [{ rule: 'scope-missing', resourceType: 'Goal', requests: 4 }],
      userKinds: [
        { kind: 'Practitioner', requests: 3 },
        { kind: 'Patient', requests: 2 },
      ],
    })
  })

  it('says of each scope what it was good for', () => {
    expect(report.scopes).toMatchObject([
      { scope: 'launch', requests: null, lastUsedAt: null, suggestion: ['launch'] },
      { requests: 0, lastUsedAt: null, resourceTypes: [], suggestion: [] },
      { requests: 3, lastUsedAt: count.lastAt, resourceTypes: ['Observation'] },
      { requests: 5, resourceTypes: ['Observation', 'Patient'] },
    ])
    expect(parseScope(report.scopes[2]?.suggestion[0] ?? '')?.permissions).toBe('s')
  })
})
