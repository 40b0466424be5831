import { getSearchParameters } from '@medplum/core'
import type { SearchParameter } from '@medplum/fhirtypes'
import { searchableParameters } from './index-rows.ts'

/** A composite parameter, and the parameters it is made of, by their codes. */
export interface WholeComposite {
  readonly parameter: SearchParameter
  readonly codes: readonly string[]
}

const known = new Map<string, ReadonlyMap<string, WholeComposite>>()

/**
 * Lists the composite parameters of a type whose parts are about the resource as a whole: it meets such a one when it
 * meets each part. Those about one element among several (`component-code-value-quantity`) are not answered: which
 * values belong together is not in the index.
 * @see https://hl7.org/fhir/R4/search.html#composite
 */
export const wholeComposites = (type: string): ReadonlyMap<string, WholeComposite> => {
  const found = known.get(type)
  if (found) return found
  const composites = new Map<string, WholeComposite>()
  for (const [code, parameter] of Object.entries(getSearchParameters(type) ?? {})) {
    const codes = parameter.expression === type ? partsOf(type, parameter) : []
    if (codes.length > 1) composites.set(code, { parameter, codes })
  }
  known.set(type, composites)
  return composites
}

/** The codes of the parts; none when one of them is not answered. */
const partsOf = (type: string, { type: kind, component = [] }: SearchParameter): string[] => {
  if (kind !== 'composite') return []
  const parameters = [...searchableParameters(type)]
  const codes = component.flatMap(({ definition }) => {
    const part = parameters.find(([, { url }]) => url === definition)
    return part ? [part[0]] : []
  })
  return codes.length === component.length ? codes : []
}
