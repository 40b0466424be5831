import {
  evalFhirPathTyped,
  getSearchParameterDetails,
  getSearchParameters,
  toTypedValue,
} from '@medplum/core'
import type { Resource, SearchParameter } from '@medplum/fhirtypes'
import { type IndexValue, indexValues, type SearchableType } from './index-values.ts'
import { withLocalReferences } from './local-reference.ts'
import { elementText, rememberByText } from './remember-elements.ts'
import { namesUnder, rootElements } from './root-elements.ts'

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
  const textOf = elementText(local)
  for (const { parameter, names } of parametersFor(local)) {
    const found = names ? parameter.remembered(local, textOf(names)) : parameter.evaluated(local)
    for (const { key, row } of found) rows.set(key, row)
  }
  return [...rows.values()]
}

type Evaluated = readonly { readonly key: string; readonly row: IndexRow }[]

interface IndexedParameter {
  readonly roots: readonly string[] | undefined
  readonly evaluated: (resource: Resource) => Evaluated
  readonly remembered: (resource: Resource, text: string) => Evaluated
}

/** A parameter, and the elements it looks at; without them it may look anywhere. */
interface ApplicableParameter {
  readonly parameter: IndexedParameter
  readonly names: readonly string[] | undefined
}

const maxShapes = 1000
const parametersByShape = new Map<string, readonly ApplicableParameter[]>()

/** The parameters that can find anything in a resource with these elements. */
const parametersFor = (resource: Resource): readonly ApplicableParameter[] => {
  const elements = Object.keys(resource)
  const shape = `${resource.resourceType}:${elements.join(',')}`
  const known = parametersByShape.get(shape)
  if (known) return known
  // A path may look into what is contained, wherever it begins.
  const isPlain = !elements.includes('contained')
  const parameters = indexedParameters(resource.resourceType).flatMap(
    (parameter): ApplicableParameter[] => {
      if (!parameter.roots || !isPlain) return [{ parameter, names: undefined }]
      const names = namesUnder(elements, parameter.roots)
      return names.length === 0 ? [] : [{ parameter, names }]
    },
  )
  if (parametersByShape.size >= maxShapes) parametersByShape.clear()
  parametersByShape.set(shape, parameters)
  return parameters
}

const parametersByType = new Map<string, IndexedParameter[]>()

const indexedParameters = (resourceType: string): IndexedParameter[] => {
  const known = parametersByType.get(resourceType)
  if (known) return known
  const parameters = [...searchableParameters(resourceType)].flatMap(([code, parameter]) => {
    const { type } = parameter
    if (notIndexed.has(code) || !isSearchableType(type)) return []
    const { parsedExpression } = getSearchParameterDetails(resourceType, parameter)
    const evaluated = (resource: Resource) =>
      evalFhirPathTyped(parsedExpression, [toTypedValue(resource)])
        .flatMap(({ value }) => indexValues(type, value))
        .map((value) => ({ code, ...value }))
        .map((row) => ({ key: rowKey(row), row }))
    const roots = rootElements(parsedExpression)
    return [{ roots, evaluated, remembered: rememberByText(evaluated) }]
  })
  parametersByType.set(resourceType, parameters)
  return parameters
}

const rowKey = ({ code, text, exact, system, low, high }: IndexRow) =>
  JSON.stringify([code, text, exact, system, String(low), String(high)])
