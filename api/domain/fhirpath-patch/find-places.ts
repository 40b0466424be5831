import { type FhirResource, isFhirResource, isObject } from '../fhir-resource.ts'
import { isPicked } from '../path-filter.ts'
import type { FhirStructure } from './fhir-structure.ts'
import type { PatchStep } from './patch-path.ts'

/** Something in a resource: where it is, as the segments of a JSON Pointer, what it is, and its type. */
export interface Place {
  readonly pointer: readonly string[]
  readonly value: unknown
  readonly type: string | undefined
}

/** Finds what a path leads to, in the order of the document. */
export function findPlaces(
  resource: FhirResource,
  steps: readonly PatchStep[],
  structure: FhirStructure,
): readonly Place[] {
  const root: Place = { pointer: [], value: resource, type: resource.resourceType }
  return steps.reduce<readonly Place[]>((places, step) => taken(places, step, structure), [root])
}

/** The name under which an element stands in JSON: that of a choice goes with the type it has. */
export function spelledName(
  { value, type }: Pick<Place, 'value' | 'type'>,
  name: string,
  structure: FhirStructure,
): string {
  if (!isObject(value) || !type || Object.hasOwn(value, name)) return name
  if (structure.element(type, name)) return name
  const chosen = Object.keys(value).find(
    (key) =>
      key.startsWith(name) && /[A-Z]/.test(key[name.length] ?? '') && structure.element(type, key),
  )
  return chosen ?? name
}

function taken(
  places: readonly Place[],
  step: PatchStep,
  structure: FhirStructure,
): readonly Place[] {
  switch (step.kind) {
    case 'child':
      return places.flatMap((place) => childrenOf(place, step.name, structure))
    case 'index':
      return places.slice(step.at).slice(0, 1)
    case 'where':
      return places.filter(({ value }) => isPicked(value, step.filter))
    case 'type':
      return places.filter(({ type }) => type === step.type)
  }
}

function childrenOf(place: Place, name: string, structure: FhirStructure): readonly Place[] {
  const { value, type, pointer } = place
  const key = spelledName(place, name, structure)
  if (!isObject(value) || !Object.hasOwn(value, key)) return []
  const own = type === undefined ? undefined : structure.element(type, key)?.type
  const at = [...pointer, key]
  const child = value[key]
  const typed = (each: unknown) => (isFhirResource(each) ? each.resourceType : own)
  return Array.isArray(child)
    ? child.map((each, i) => ({ pointer: [...at, String(i)], value: each, type: typed(each) }))
    : [{ pointer: at, value: child, type: typed(child) }]
}
