import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type DecidedScope,
  decisionWithout,
  grantedOf,
  grantOf,
  isSameAccess,
  isSameRequest,
  type ScopeVerdict,
  verdictProblem,
} from '../../../api/domain/governance/scope-decisions.ts'
import { parseScope } from '../../../schema/vocabulary/scope.ts'
import { OFFERED_SCOPES } from '../../../schema/vocabulary/scope-catalog.ts'
import {
  isNarrower,
  narrowings,
  needsExtraReview,
} from '../../../schema/vocabulary/scope-narrowing.ts'
import { covers } from '../../../schema/vocabulary/scope-set.ts'

const LAB =
  'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'

describe('what can be granted instead of a scope', () => {
  it.each([
    ['patient/Observation.cruds', ['patient/Observation.rs', 'patient/Observation.crus', LAB]],
    ['patient/Observation.read', [LAB]],
    ['patient/*.rs', ['patient/Observation.rs', 'patient/Condition.rs']],
    ['user/*.cruds', ['user/*.rs', 'user/Practitioner.rs']],
    ['system/Patient.rs', ['system/Patient.r']],
  ])('instead of %s are among others %j', (scope, some) => {
    expect(narrowings(scope)).toEqual(expect.arrayContaining(some))
  })

  it.each(['openid', 'launch/patient', 'offline_access', 'patient/Goal.r', 'nonsense'])(
    'instead of %s is nothing',
    (scope) => expect(narrowings(scope)).toEqual([]),
  )

  it('is in the grammar and inside the scope, for every scope the catalog offers', () => {
    const scopes = OFFERED_SCOPES.map(({ scope }) => scope)
    fc.assert(
      fc.property(fc.constantFrom(...scopes, 'patient/*.cruds', 'user/*.read'), (text) => {
        const scope = parseScope(text)
        for (const narrower of narrowings(text)) {
          const part = parseScope(narrower)
          expect(scope && part && covers(scope, part)).toBe(true)
          expect(part && scope && covers(part, scope)).toBe(false)
          expect(isNarrower(text, [narrower])).toBe(true)
        }
      }),
      { seed: 20261122 },
    )
  })
})

describe('a verdict', () => {
  const reason = 'Results of the laboratory are enough for what it shows.'
  const narrowed = (scope: string, ...grantedScopes: string[]): ScopeVerdict => ({
    scope,
    decision: 'NARROWED',
    grantedScopes,
    reason,
  })
  it.each([
    [{ scope: 'openid', decision: 'GRANTED' }, undefined],
    [{ scope: 'patient/Goal.rs', decision: 'PENDING' }, undefined],
    [{ scope: 'offline_access', decision: 'REFUSED', reason }, undefined],
    [narrowed('patient/Observation.rs', LAB), undefined],
    [narrowed('patient/*.rs', 'patient/Observation.rs', 'patient/Condition.rs'), undefined],
    [narrowed('patient/*.rs', 'patient/Observation.rs patient/Goal.rs'), undefined],
    [{ scope: 'openid', decision: 'REFUSED', reason }, ['INVALID', 'decision']],
    [narrowed('launch/patient', 'openid'), ['INVALID', 'decision']],
    [narrowed('patient/Observation.rs'), ['REQUIRED', 'grantedScopes']],
    [narrowed('patient/Observation.rs', 'patient/Observaton.r'), ['INVALID', 'grantedScopes']],
    [
      narrowed('patient/Observation.rs', 'patient/Observation.rs?x=1'),
      ['INVALID', 'grantedScopes'],
    ],
    [narrowed('patient/Goal.rs', 'patient/Goal.rs'), ['SCOPE_NOT_ALLOWED', 'grantedScopes']],
    [
      narrowed('patient/Goal.rs', 'patient/Goal.r', 'patient/Goal.s'),
      ['SCOPE_NOT_ALLOWED', 'grantedScopes'],
    ],
    [narrowed('patient/Goal.rs', 'user/Goal.r'), ['SCOPE_NOT_ALLOWED', 'grantedScopes']],
    [narrowed('patient/Goal.rs', 'patient/Goal.cr'), ['SCOPE_NOT_ALLOWED', 'grantedScopes']],
    [
      { scope: 'patient/Goal.rs', decision: 'GRANTED', grantedScopes: [LAB] },
      ['INVALID', 'grantedScopes'],
    ],
    [{ scope: 'patient/Goal.rs', decision: 'REFUSED' }, ['REASON_REQUIRED', 'reason']],
    [{ scope: 'patient/Goal.rs', decision: 'REFUSED', reason: 'No.' }, ['TOO_SHORT', 'reason']],
    [
      { scope: 'patient/Goal.rs', decision: 'GRANTED', reason: 'x'.repeat(2001) },
      ['TOO_LONG', 'reason'],
    ],
  ] as const)('%j: %j', (verdict, problem) => {
    const found = verdictProblem(verdict)
    expect(found && [found.code, found.field]).toEqual(problem)
  })

  it('grants the scope, narrower ones, or nothing, and is read back as what it grants', () => {
    for (const verdict of [
      { scope: 'patient/*.rs', decision: 'GRANTED' } as const,
      narrowed('patient/*.rs', 'patient/Goal.rs', 'patient/Observation.rs'),
      { scope: 'patient/*.rs', decision: 'REFUSED' } as const,
      { scope: 'patient/*.rs', decision: 'PENDING' } as const,
    ]) {
      const stored = { ...verdict, grantedScope: grantOf(verdict) }
      const expected = {
        GRANTED: ['patient/*.rs'],
        NARROWED: ['patient/Goal.rs', 'patient/Observation.rs'],
        REFUSED: [],
        PENDING: [],
      }
      expect(grantedOf(stored)).toEqual(expected[verdict.decision])
    }
  })
})

test('a decision stands while the same is asked for, for the same reasons', () => {
  const asked = { scope: 'patient/Goal.rs', purpose: 'Shows goals.', justification: null }
  expect(isSameRequest(asked, { ...asked, justification: '' })).toBe(true)
  expect(isSameRequest(asked, { ...asked, purpose: 'Sells goals.' })).toBe(false)
  expect(isSameRequest(asked, { ...asked, scope: 'patient/Goal.cruds' })).toBe(false)
  expect(isSameAccess('patient/Goal.read', 'patient/Goal.rs')).toBe(true)
  expect(isSameAccess('patient/Goal.read', 'patient/Goal.r')).toBe(false)
})

test.each([
  ['patient/*.rs', true],
  ['patient/Appointment.rs', false],
  ['launch', false],
  ['patient/SubstanceNucleicAcid.rs', true],
] as const)('%s needs extra review: %s', (scope, isNeeded) => {
  expect(needsExtraReview(scope)).toBe(isNeeded)
})

describe('a decision, once some of what is granted has ended', () => {
  const VITAL = LAB.replace('laboratory', 'vital-signs')
  const narrowed: DecidedScope = {
    scope: 'patient/Observation.rs',
    decision: 'NARROWED',
    grantedScope: `${LAB} ${VITAL}`,
  }
  const granted: DecidedScope = { scope: 'patient/*.rs', decision: 'GRANTED' }
  const refused: DecidedScope = { scope: 'patient/Goal.rs', decision: 'REFUSED' }

  it.each<[string, DecidedScope, string[], string[], ReturnType<typeof decisionWithout>]>([
    [
      'one of several',
      narrowed,
      [LAB],
      [LAB, VITAL],
      { decision: 'NARROWED', grantedScope: VITAL },
    ],
    [
      'all of several',
      narrowed,
      [LAB, VITAL],
      [LAB, VITAL],
      { decision: 'REFUSED', grantedScope: null },
    ],
    ['none of them', narrowed, ['launch'], [LAB, VITAL, 'launch'], undefined],
    [
      'the whole',
      granted,
      ['patient/*.rs'],
      ['patient/*.rs'],
      { decision: 'REFUSED', grantedScope: null },
    ],
    ['another that says less', granted, [LAB], ['patient/*.rs', LAB], undefined],
    ['what was refused', refused, ['launch'], ['launch'], undefined],
  ])('of %s', (_what, request, ended, standing, decided) => {
    expect(decisionWithout(request, ended, new Set(standing))).toEqual(decided)
  })

  it('of a piece of what a disabled scope cut, loses the piece for good', () => {
    const pieces = new Set(['patient/Goal.rs', 'patient/Patient.rs'])
    const decided = decisionWithout(granted, ['patient/Goal.rs'], pieces)
    expect(decided?.decision).toBe('NARROWED')
    const left = decided?.grantedScope?.split(' ') ?? []
    expect(left).toContain('patient/Patient.rs')
    expect(left).not.toContain('patient/Goal.rs')
  })
})
