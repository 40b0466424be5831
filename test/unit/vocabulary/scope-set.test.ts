import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatScope, parseScope } from '../../../schema/vocabulary/scope.ts'
import { formatScopeQuery, parseScopeQuery } from '../../../schema/vocabulary/scope-query.ts'
import {
  covers,
  coversAll,
  intersect,
  intersectSets,
} from '../../../schema/vocabulary/scope-set.ts'
import { access, anyScope, read, scopeSet } from './arbitrary-scope.ts'

describe('spelling and reading', () => {
  it('come back to the same meaning', () => {
    fc.assert(
      fc.property(anyScope, (scope) => {
        const { source: _source, syntax: _syntax, ...meaning } = scope
        expect(parseScope(formatScope(scope))).toMatchObject(meaning)
      }),
    )
  })

  it('come back to the same constraint for any value', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 })
    fc.assert(
      fc.property(value, (text) => {
        const query = formatScopeQuery([['code', text]])
        expect(parseScopeQuery(query)).toEqual([['code', text]])
        expect(parseScope(`patient/Observation.rs?${query}`)).toBeDefined()
      }),
    )
  })

  it('never accept what they cannot spell again', () => {
    fc.assert(
      fc.property(fc.string(), (tail) => {
        const scope = parseScope(`patient/Observation.${tail}`)
        if (scope) expect(parseScope(formatScope(scope))?.query).toEqual(scope.query)
      }),
    )
  })
})

describe('covers', () => {
  it.each([
    ['patient/*.cruds', 'patient/Patient.rs', true],
    ['patient/Patient.read', 'patient/Patient.rs', true],
    ['patient/Patient.rs', 'patient/Patient.read', true],
    ['patient/Patient.rs', 'patient/*.rs', false],
    ['user/Patient.rs', 'patient/Patient.rs', false],
    ['system/Patient.rs', 'user/Patient.rs', false],
    ['patient/Patient.r', 'patient/Patient.rs', false],
    ['patient/Observation.rs', 'patient/Observation.rs?category=a', true],
    ['patient/Observation.rs?category=a', 'patient/Observation.rs', false],
    ['patient/Observation.rs?category=a', 'patient/Observation.rs?category=a&code=x', true],
    ['patient/Observation.rs?category=a', 'patient/Observation.rs?category=b', false],
    ['patient/*.rs', 'patient/Observation.rs?category=a', true],
  ])('%s over %s is %s', (a, b, expected) => {
    expect(covers(read(a), read(b))).toBe(expected)
  })

  it('is reflexive', () => {
    fc.assert(fc.property(anyScope, (a) => covers(a, a)))
  })

  it('is antisymmetric: scopes that cover each other are spelled alike', () => {
    fc.assert(
      fc.property(anyScope, anyScope, (a, b) => {
        if (covers(a, b) && covers(b, a)) expect(formatScope(a)).toBe(formatScope(b))
      }),
    )
  })

  it('is transitive', () => {
    fc.assert(
      fc.property(anyScope, anyScope, anyScope, (a, b, c) => {
        if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('coversAll', () => {
  it.each([
    [['patient/Patient.r', 'patient/Patient.s'], 'patient/Patient.rs', true],
    [['patient/*.r', 'patient/Patient.s'], 'patient/Patient.rs', true],
    [['patient/*.r', 'patient/Patient.s'], 'patient/*.rs', false],
    [['patient/Patient.r', 'user/Patient.s'], 'patient/Patient.rs', false],
    [
      ['patient/Observation.rs?category=a', 'patient/Observation.rs?category=b'],
      'patient/Observation.rs',
      false,
    ],
    [
      ['patient/Observation.rs', 'patient/Observation.rs?category=b'],
      'patient/Observation.rs',
      true,
    ],
    [[], 'patient/Patient.r', false],
  ])('SCOPE-04 GRAN-08 %j over %s is %s', (set, scope, expected) => {
    expect(coversAll(set.map(read), read(scope))).toBe(expected)
  })

  it('holds exactly when every single access is covered by some member', () => {
    fc.assert(
      fc.property(scopeSet, anyScope, access, (set, scope, one) => {
        if (coversAll(set, scope) && covers(scope, one)) {
          expect(set.some((member) => covers(member, one))).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('intersect', () => {
  it.each([
    ['patient/*.read', 'patient/Patient.cruds', 'patient/Patient.read'],
    ['patient/*.rs', 'patient/Patient.cruds', 'patient/Patient.rs'],
    ['patient/Patient.read', 'patient/Patient.rs', 'patient/Patient.read'],
    ['patient/Patient.read', 'patient/Patient.r', 'patient/Patient.r'],
    ['patient/Patient.*', 'patient/*.cud', 'patient/Patient.write'],
    [
      'patient/Observation.read',
      'patient/Observation.rs?category=a',
      'patient/Observation.rs?category=a',
    ],
    [
      'patient/Observation.rs?code=x',
      'patient/Observation.rs?category=a',
      'patient/Observation.rs?category=a&code=x',
    ],
  ])('SCOPE-03 of %s and %s is %s', (a, b, expected) => {
    expect(intersect(read(a), read(b))?.source).toBe(expected)
  })

  it.each([
    ['patient/Patient.rs', 'user/Patient.rs'],
    ['patient/Patient.rs', 'patient/Goal.rs'],
    ['patient/Patient.r', 'patient/Patient.s'],
  ])('of %s and %s is nothing', (a, b) => {
    expect(intersect(read(a), read(b))).toBeUndefined()
  })

  it('is the greatest scope that both cover', () => {
    fc.assert(
      fc.property(anyScope, anyScope, anyScope, (a, b, c) => {
        const shared = intersect(a, b)
        if (shared) expect(covers(a, shared) && covers(b, shared)).toBe(true)
        if (covers(a, c) && covers(b, c)) expect(shared && covers(shared, c)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('can be read again from its own spelling', () => {
    fc.assert(
      fc.property(anyScope, anyScope, (a, b) => {
        const shared = intersect(a, b)
        if (shared) expect(read(shared.source)).toEqual(shared)
      }),
    )
  })
})

describe('intersectSets', () => {
  it.each([
    [
      'patient/*.rs',
      'patient/Observation.rs patient/Condition.r',
      'patient/Observation.rs patient/Condition.r',
    ],
    ['patient/Patient.read', 'patient/Patient.r patient/Patient.s', 'patient/Patient.read'],
    [
      'patient/Observation.rs?code=b&category=a',
      'patient/*.cruds',
      'patient/Observation.rs?code=b&category=a',
    ],
    [
      'patient/Observation.rs',
      'patient/Observation.r?category=a patient/Observation.s?category=a',
      'patient/Observation.rs?category=a',
    ],
    ['patient/*.rs patient/Patient.rs', 'patient/Patient.rs', 'patient/Patient.rs'],
    ['patient/Patient.cruds', 'patient/Patient.rs', 'patient/Patient.rs'],
    ['user/Patient.rs', 'patient/*.rs', ''],
  ])('SCOPE-12 of %s within %s is %s', (asked, allowed, expected) => {
    const parts = (text: string) => text.split(' ').filter(Boolean).map(read)
    const granted = intersectSets(parts(asked), parts(allowed))
    expect(granted.map((scope) => scope.source).join(' ')).toBe(expected)
  })

  it('allows exactly what both sides allow', () => {
    fc.assert(
      fc.property(scopeSet, scopeSet, access, (asked, allowed, one) => {
        const granted = intersectSets(asked, allowed)
        expect(coversAll(granted, one)).toBe(coversAll(asked, one) && coversAll(allowed, one))
      }),
      { numRuns: 3000 },
    )
  })
})
