import { type AccessCondition, searchValue } from './access-condition.ts'
import type { AccessPart } from './access-part.ts'

/** What is added to a search so that the server behind us finds only what may be seen. */
export interface SearchLimits {
  readonly parameters: readonly (readonly [name: string, value: string])[]
  /**
   * False when one search cannot say everything the scopes allow, e.g. "this patient, or anybody's
   * laboratory results". The search then runs under one part and its answer says that it is limited.
   */
  readonly isComplete: boolean
}

/**
 * Writes what the parts allow as search parameters, which a server ANDs with the client's own.
 * Parts that differ in one parameter become one, with a comma: two categories, two patients.
 * @see https://hl7.org/fhir/R4/search.html#combining
 */
export function searchLimits(parts: readonly AccessPart[]): SearchLimits {
  const merged = merge(parts.map((part) => ordered(part.conditions)))
  const [widest = []] = merged.toSorted((a, b) => a.length - b.length)
  return {
    parameters: widest.map((condition) => [condition.parameter, searchValue(condition)]),
    isComplete: merged.length === 1,
  }
}

type Conditions = readonly AccessCondition[]

/** Joins what can be joined, again and again, until nothing changes. */
function merge(alternatives: readonly Conditions[]): readonly Conditions[] {
  for (const [i, first] of alternatives.entries()) {
    for (const [j, second] of alternatives.entries()) {
      const joined = i < j ? join(first, second) : undefined
      if (joined) return merge(alternatives.with(i, joined).toSpliced(j, 1))
    }
  }
  return alternatives
}

/** The two alternatives as one; undefined when no single list of conditions says both. */
function join(a: Conditions, b: Conditions): Conditions | undefined {
  if (isWithin(b, a)) return a
  if (isWithin(a, b)) return b
  if (a.length !== b.length || a.some((each, i) => each.parameter !== b[i]?.parameter)) {
    return undefined
  }
  const differing = a.filter((each, i) => spelled(each) !== spelled(b[i]))
  if (differing.length !== 1 || differing[0]?.kind === 'unlabelled') return undefined
  return a.map((each, i) => ({
    ...each,
    values: [...new Set([...each.values, ...(b[i]?.values ?? [])])].sort(),
  }))
}

/** Whatever meets `inner` meets `outer`: each limit of `outer` is at least as strict in `inner`. */
function isWithin(inner: Conditions, outer: Conditions): boolean {
  return outer.every((limit) =>
    inner.some((own) => own.parameter === limit.parameter && isNarrower(own, limit)),
  )
}

/** Fewer of what may be, or more of what may not. */
function isNarrower(own: AccessCondition, limit: AccessCondition): boolean {
  const [few, many] = limit.kind === 'unlabelled' ? [limit, own] : [own, limit]
  return few.values.every((value) => many.values.includes(value))
}

function ordered(conditions: Conditions): Conditions {
  return conditions.toSorted((a, b) => (spelled(a) < spelled(b) ? -1 : 1))
}

function spelled(condition: AccessCondition | undefined): string {
  return condition ? `${condition.parameter}=${[...condition.values].sort().join(',')}` : ''
}
