import { getSearchParameterDetails } from '@medplum/core'
import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceInteraction,
  CapabilityStatementRestResourceSearchParam,
  ResourceType,
  SearchParameter,
} from '@medplum/fhirtypes'
import { storableTypes } from '../fhir-definitions.ts'
import { isSearchableType, searchableParameters, targetTypes } from '../index/index-rows.ts'
import { wholeComposites } from '../index/whole-composites.ts'
import { MODIFIERS } from '../search/modifiers.ts'
import { isRowParameter } from '../search/parse-condition.ts'

/**
 * Says what this server does, read from the same tables that do it. Security is not its business
 * and is added by whoever stands in front.
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 */
export const capabilityStatement = (baseUrl: string, now: Date): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: now.toISOString(),
  kind: 'instance',
  software: { name: 'Gatehouse FHIR server' },
  implementation: { description: 'Gatehouse FHIR R4 base on PostgreSQL', url: baseUrl },
  fhirVersion: '4.0.1',
  format: ['json', 'application/fhir+json'],
  patchFormat: ['application/json-patch+json', 'application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: describedTypes(),
      interaction: [{ code: 'transaction' }, { code: 'batch' }, { code: 'history-system' }],
      documentation:
        'A transaction takes at most 50 updates, or 8 entries when one of them is conditional. Prefer: handling=lenient passes over unknown search parameters.',
    },
  ],
})

const interactions: CapabilityStatementRestResourceInteraction['code'][] = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'create',
  'search-type',
]

const describedTypes = (): CapabilityStatementRestResource[] => {
  const types = storableTypes().toSorted()
  const reverse = new Map<string, string[]>(types.map((type) => [type, []]))
  for (const source of types) {
    for (const [code, parameter] of includesOf(source)) {
      for (const target of targetTypes(source, parameter)) {
        reverse.get(target)?.push(`${source}:${code}`)
      }
    }
  }
  return types.map((type) => describedType(type, reverse.get(type) ?? []))
}

const describedType = (
  type: ResourceType,
  searchRevInclude: string[],
): CapabilityStatementRestResource => {
  const searchParam = [...searchableParameters(type)].map(
    ([name, parameter]): CapabilityStatementRestResourceSearchParam => ({
      name,
      ...(parameter.url === undefined ? {} : { definition: parameter.url }),
      type: parameter.type,
      ...modifierNote(name, parameter.type),
    }),
  )
  const composites = [...wholeComposites(type)].map(
    ([
      name,
      {
        parameter: { url },
      },
    ]): CapabilityStatementRestResourceSearchParam => ({
      name,
      ...(url === undefined ? {} : { definition: url }),
      type: 'composite',
    }),
  )
  const searchInclude = includesOf(type).map(([code]) => `${type}:${code}`)
  return {
    type,
    interaction: interactions.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    referencePolicy: ['literal', 'local'],
    ...(searchInclude.length === 0 ? {} : { searchInclude }),
    ...(searchRevInclude.length === 0 ? {} : { searchRevInclude }),
    ...(searchParam.length === 0 ? {} : { searchParam: [...searchParam, ...composites] }),
    ...(type === 'Patient' ? { operation: [everything] } : {}),
  }
}

/** R4 has no element for the modifiers of a parameter: they are told in words. */
const modifierNote = (name: string, type: SearchParameter['type']) => {
  if (!isSearchableType(type) || isRowParameter(name)) return {}
  return { documentation: `Modifiers: ${MODIFIERS[type].map((each) => `:${each}`).join(', ')}` }
}

const everything = {
  name: 'everything',
  definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
}

/** References by URL of a definition (canonical) cannot be followed. */
const includesOf = (type: ResourceType): [code: string, parameter: SearchParameter][] =>
  [...searchableParameters(type)].filter(
    ([, parameter]) =>
      parameter.type === 'reference' &&
      getSearchParameterDetails(type, parameter).type !== 'CANONICAL',
  )
