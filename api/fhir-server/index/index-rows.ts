import {
  evalFhirPathTyped,
  getSearchParameterDetails,
  getSearchParameters,
  toTypedValue,
} from '@medplum/core'
import type { Resource, SearchParameter } from '@medplum/fhirtypes'
import { type IndexValue, indexValues, type SearchableType } from './index-values.ts'
import { withLocalReferences } from './local-reference.ts'

/** One row of `idx` without the resource it belongs to. */
export interface IndexRow extends IndexValue {
  readonly code: string
}

/** Answered from the resource row itself. */
const notIndexed = new Set(['_id', '_lastUpdated'])

/** Search parameters of a type that this server answers, by their code. */
export const searchableParameters = (
  resourceType: string,
): ReadonlyMap<string, SearchParameter> => {
  const known = searchableByType.get(resourceType)
  if (known) return known
  const parameters = new Map(
    Object.entries(getSearchParameters(resourceType) ?? {}).filter(
      ([code, { type }]) => !notOfFhir.has(code) && isSearchableType(type),
    ),
  )
  searchableByType.set(resourceType, parameters)
  return parameters
}

/** Parameters of @medplum/core's own. */
const notOfFhir = new Set(['_compartment', '_project'])

const searchableByType = new Map<string, ReadonlyMap<string, SearchParameter>>()

/** Tells whether values of this parameter type are indexed. */
export const isSearchableType = (type: SearchParameter['type']): type is SearchableType =>
  type !== 'composite' && type !== 'special'

/** Types a reference parameter may point at; `patient` points at patients alone. */
export const targetTypes = (type: string, parameter: SearchParameter): readonly string[] =>
  getSearchParameterDetails(type, parameter).referenceTargetTypes ?? parameter.target ?? []

/**
 * Lists every searchable value of a resource, each once.
 * Needs the definitions loaded.
 * @param localBase FHIR base whose absolute references are the same as relative ones.
 */
export const indexRows = (resource: Resource, localBase?: string): IndexRow[] => {
  const rows = new Map<string, IndexRow>()
  const local = localBase === undefined ? resource : withLocalReferences(resource, localBase)
  for (const { code, type, evaluate } of indexedParameters(resource.resourceType)) {
    for (const found of evaluate(local)) {
      for (const value of indexValues(type, found)) {
        const row = { code, ...value }
        rows.set(rowKey(row), row)
      }
    }
  }
  return [...rows.values()]
}

interface IndexedParameter {
  readonly code: string
  readonly type: SearchableType
  readonly evaluate: (resource: Resource) => unknown[]
}

const parametersByType = new Map<string, IndexedParameter[]>()

const indexedParameters = (resourceType: string): IndexedParameter[] => {
  const known = parametersByType.get(resourceType)
  if (known) return known
  const parameters = [...searchableParameters(resourceType)].flatMap(([code, parameter]) => {
    const { type } = parameter
    if (notIndexed.has(code) || !isSearchableType(type)) return []
    const { parsedExpression } = getSearchParameterDetails(resourceType, parameter)
    const evaluate = (resource: Resource) =>
      evalFhirPathTyped(parsedExpression, [toTypedValue(resource)]).map(({ value }) => value)
    return [{ code, type, evaluate }]
  })
  parametersByType.set(resourceType, parameters)
  return parameters
}

const rowKey = ({ code, text, exact, system, low, high }: IndexRow) =>
  JSON.stringify([code, text, exact, system, String(low), String(high)])
