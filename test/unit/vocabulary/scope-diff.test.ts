import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffScopes } from '../../../schema/vocabulary/scope-diff.ts'
import { coversAll } from '../../../schema/vocabulary/scope-set.ts'
import { access, read, scopeText } from './arbitrary-scope.ts'

const texts = fc.array(scopeText, { maxLength: 5 })

const CHANGES: readonly (readonly [string, string[], string[], object])[] = [
  ['nothing for another spelling', ['patient/Goal.read'], ['patient/Goal.rs'], {}],
  ['nothing for split letters', ['patient/Goal.rs'], ['patient/Goal.r', 'patient/Goal.s'], {}],
  ['added', ['openid'], ['openid', 'patient/Goal.rs'], { added: ['patient/Goal.rs'] }],
  ['removed', ['openid', 'patient/Goal.rs'], ['openid'], { removed: ['patient/Goal.rs'] }],
  ['widened letters', ['patient/Goal.r'], ['patient/Goal.rs'], { widened: ['patient/Goal.rs'] }],
  ['widened type', ['patient/Goal.rs'], ['patient/*.rs'], { widened: ['patient/*.rs'] }],
  [
    'widened by losing a constraint',
    ['patient/Observation.rs?category=a'],
    ['patient/Observation.rs'],
    { widened: ['patient/Observation.rs'] },
  ],
  [
    'narrowed letters',
    ['patient/Goal.cruds'],
    ['patient/Goal.rs'],
    { narrowed: ['patient/Goal.rs'] },
  ],
  ['narrowed type', ['patient/*.rs'], ['patient/Goal.rs'], { narrowed: ['patient/Goal.rs'] }],
  [
    'narrowed to a category',
    ['patient/Observation.rs'],
    ['patient/Observation.rs?category=a'],
    { narrowed: ['patient/Observation.rs?category=a'] },
  ],
  [
    'another category: one gone, one new',
    ['patient/Observation.rs?category=a'],
    ['patient/Observation.rs?category=b'],
    {
      removed: ['patient/Observation.rs?category=a'],
      added: ['patient/Observation.rs?category=b'],
    },
  ],
  ['added context scope', [], ['offline_access'], { added: ['offline_access'] }],
]

describe('the difference between two lists of scopes', () => {
  it.each(CHANGES)('shows %s', (_what, before, after, expected) => {
    const change = diffScopes(before, after)
    const { requiresReconsent, ...lists } = change
    expect(lists).toEqual({ added: [], removed: [], widened: [], narrowed: [], ...expected })
    expect(requiresReconsent).toBe(lists.added.length + lists.widened.length > 0)
  })

  it('is nothing between a list and itself', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { requiresReconsent, ...lists } = diffScopes(list, list)
        expect(Object.values(lists).flat()).toEqual([])
        expect(requiresReconsent).toBe(false)
      }),
    )
  })

  it('asks for consent again exactly when the new list allows something the old one did not', () => {
    fc.assert(
      fc.property(texts, texts, access, (before, after, one) => {
        const isNew = coversAll(after.map(read), one) && !coversAll(before.map(read), one)
        if (isNew) expect(diffScopes(before, after).requiresReconsent).toBe(true)
        const stays = after.every((scope) => coversAll(before.map(read), read(scope)))
        expect(diffScopes(before, after).requiresReconsent).toBe(!stays)
      }),
      { numRuns: 2000 },
    )
  })

  it('adds up: what was kept and what the difference names allow exactly what the new list does', () => {
    fc.assert(
      fc.property(texts, texts, access, (before, after, one) => {
        const change = diffScopes(before, after)
        const kept = before.filter((scope) => coversAll(after.map(read), read(scope)))
        const sum = [...kept, ...change.added, ...change.widened, ...change.narrowed]
        expect(coversAll(sum.map(read), one)).toBe(coversAll(after.map(read), one))
      }),
      { numRuns: 3000 },
    )
  })

  it('names every old scope that is gone, as removed or by what is left of it', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const change = diffScopes(before, after)
        const gone = before.filter((scope) => !coversAll(after.map(read), read(scope)))
        if (gone.length > 0) {
          expect(change.removed.length + change.narrowed.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
