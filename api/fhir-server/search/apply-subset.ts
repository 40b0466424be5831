import { getDataType } from '@medplum/core'
import type { Coding, Resource } from '@medplum/fhirtypes'
import type { Subset } from './fhir-search.ts'

/** Marks a resource as incomplete, so that nobody writes it back as if it were whole. */
const subsetted: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}

/**
 * Leaves of a resource what `_elements` or `_summary` ask for, always with what is mandatory.
 * @see https://hl7.org/fhir/R4/search.html#elements
 * @see https://hl7.org/fhir/R4/search.html#summary
 */
export const applySubset = <T extends Resource>(resource: T, subset: Subset | undefined): T => {
  if (!subset) return resource
  const isWanted = wantedElements(resource.resourceType, subset)
  const kept = Object.entries(resource).filter(([key]) => alwaysKept.has(key) || isWanted(key))
  const meta = resource.meta ?? {}
  const tagged = { ...meta, tag: [...(meta.tag ?? []), subsetted] }
  // What is mandatory is kept, so this is still a T; `fromEntries` cannot say so.
  return Object.assign(Object.fromEntries(kept) as unknown as T, { meta: tagged })
}

const alwaysKept = new Set(['resourceType', 'id', 'meta'])

const wantedElements = (type: string, subset: Subset): ((key: string) => boolean) => {
  const { elements, mandatoryProperties, summaryProperties } = getDataType(type)
  if (subset.kind === 'summary' && subset.mode === 'data') return (key) => key !== 'text'
  const choices = Object.keys(elements).flatMap((name) =>
    name.endsWith('[x]') ? [name.slice(0, -3)] : [],
  )
  const wanted = new Set(mandatoryProperties)
  if (subset.kind === 'elements') for (const name of subset.names) wanted.add(name)
  else if (subset.mode === 'text') wanted.add('text')
  else for (const name of summaryProperties ?? []) wanted.add(name)
  return (key) => wanted.has(key.replace(/^_/, '')) || wanted.has(choiceOf(key, choices))
}

/** `valueQuantity` and `_valueString` are the element `value`. */
const choiceOf = (key: string, choices: readonly string[]) => {
  const name = key.replace(/^_/, '')
  return choices.find((choice) => isChoice(name, choice)) ?? name
}

const isChoice = (name: string, choice: string) =>
  name.startsWith(choice) && /^[A-Z]/.test(name.slice(choice.length))
