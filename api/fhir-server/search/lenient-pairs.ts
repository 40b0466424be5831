import { searchableParameters } from '../index/index-rows.ts'
import { wholeComposites } from '../index/whole-composites.ts'
import { isCriterion, type QueryPairs } from './parse-search.ts'

/**
 * Leaves out the parameters a type does not have, for a caller who prefers `handling=lenient`. A
 * parameter it has, with a modifier or a value that is not understood, stays and is refused.
 * @see https://hl7.org/fhir/R4/search.html#errors
 */
export const lenientPairs = (type: string, pairs: QueryPairs): QueryPairs =>
  pairs.filter(([name]) => !isCriterion(name) || isKnown(type, name))

const isKnown = (type: string, name: string) => {
  const [code = ''] = name.split(/[:.]/)
  return code === '_has' || searchableParameters(type).has(code) || wholeComposites(type).has(code)
}
