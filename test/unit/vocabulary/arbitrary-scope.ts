import fc from 'fast-check'
import { parseScope, type Scope } from '../../../schema/vocabulary/scope.ts'

/** Few levels, types and values on purpose: random scopes should meet each other. */
const level = fc.constantFrom('patient', 'user', 'system')
const type = fc.constantFrom('Patient', 'Observation', 'Condition')
const letters = fc
  .subarray(['c', 'r', 'u', 'd', 's'], { minLength: 1 })
  .map((chosen) => chosen.join(''))
const word = fc.constantFrom('read', 'write', '*')
const pairs = fc.subarray(['category=a', 'category=b', 'code=x'], { maxLength: 2 })

const v1 = fc
  .tuple(level, fc.oneof(type, fc.constant('*')), word)
  .map(([l, t, w]) => `${l}/${t}.${w}`)
const wildcard = fc.tuple(level, letters).map(([l, p]) => `${l}/*.${p}`)
const constrained = fc
  .tuple(level, type, letters, pairs)
  .map(([l, t, p, q]) => `${l}/${t}.${p}${q.length > 0 ? `?${q.join('&')}` : ''}`)

/** Scope texts that are all valid. */
export const scopeText = fc.oneof(constrained, constrained, wildcard, v1)

/** Parsed scopes. */
export const anyScope: fc.Arbitrary<Scope> = scopeText.map(read)

/** Small sets of parsed scopes. */
export const scopeSet = fc.array(anyScope, { maxLength: 5 })

/** Every access that can be told apart: one level, one type, one letter, one set of matches. */
export const access: fc.Arbitrary<Scope> = fc
  .tuple(level, fc.constantFrom('Patient', 'Observation', 'Condition', 'Goal'), pairs)
  .chain(([l, t, q]) =>
    fc
      .constantFrom('c', 'r', 'u', 'd', 's')
      .map((p) => read(`${l}/${t}.${p}${q.length > 0 ? `?${q.join('&')}` : ''}`)),
  )

/** Parses a scope that a test knows to be right. */
export function read(text: string): Scope {
  const scope = parseScope(text)
  if (!scope) throw new Error(`not a scope: ${text}`)
  return scope
}
