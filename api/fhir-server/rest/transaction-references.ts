import { randomUUID } from 'node:crypto'
import type { Bundle, BundleEntry, ResourceType } from '@medplum/fhirtypes'
import { isStorableType } from '../fhir-definitions.ts'
import { unmet } from '../outcomes.ts'
import type { PgFhirRepository } from '../pg-fhir-repository.ts'
import { answerSearch } from '../search/answer-search.ts'
import { isCriterion } from '../search/parse-search.ts'

/**
 * Prepares the references of a transaction for FhirRouter, which follows `urn:uuid` alone: every
 * other fullUrl of a resource to be created gets such a placeholder, and a reference by search
 * (`Patient?identifier=…`) becomes the one resource it finds.
 * Refuses a search that finds none or several (412).
 * @see https://hl7.org/fhir/R4/http.html#trules
 */
export const withLocalPlaceholders = async (
  bundle: Bundle,
  repository: PgFhirRepository,
): Promise<Bundle> => {
  const created = (bundle.entry ?? []).filter(isCreatedElsewhere)
  const placeholders = new Map(
    created.flatMap(({ fullUrl = '' }) => {
      const placeholder = `urn:uuid:${randomUUID()}`
      const relative = /([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})$/.exec(fullUrl)?.[1]
      return [fullUrl, relative ?? []].flat().map((name) => [name, placeholder] as const)
    }),
  )
  const found = new Map<string, string>()
  for (const reference of conditionalReferences(bundle)) {
    found.set(reference, await theOnly(reference, repository))
  }
  const known = new Map([...found, ...placeholders])
  if (known.size === 0) return bundle
  return mapReferences(bundle, (name) => known.get(name) ?? name)
}

const isCreatedElsewhere = ({ fullUrl, request }: BundleEntry) =>
  request?.method === 'POST' && fullUrl !== undefined && !fullUrl.startsWith('urn:uuid:')

const conditionalReferences = (bundle: Bundle): Set<string> => {
  const references = new Set<string>()
  mapReferences(bundle, (name) => {
    if (/^[A-Z][A-Za-z]+\?/.test(name)) references.add(name)
    return name
  })
  return references
}

/** Copies a bundle with every `reference`, and every `fullUrl` of an entry, renamed. */
const mapReferences = (bundle: Bundle, rename: (name: string) => string): Bundle =>
  JSON.parse(JSON.stringify(bundle), (key, value) =>
    (key === 'reference' || key === 'fullUrl') && typeof value === 'string' ? rename(value) : value,
  )

const theOnly = async (reference: string, { base }: PgFhirRepository): Promise<string> => {
  const [name = '', query = ''] = reference.split(/\?(.*)/s)
  const pairs = [...new URLSearchParams(query)]
  if (!isStorableType(name) || !pairs.every(([code]) => isCriterion(code))) {
    throw unmet(`The reference "${reference}" is not a search for one resource.`)
  }
  const type: ResourceType = name
  const { entry = [] } = await answerSearch(base, {
    type,
    pairs: [...pairs, ['_count', '2']],
    path: type,
  })
  const [only, another] = entry
  if (!only?.resource || another) {
    throw unmet(`The reference "${reference}" finds ${only ? 'several resources' : 'nothing'}.`)
  }
  return `${type}/${only.resource.id}`
}
