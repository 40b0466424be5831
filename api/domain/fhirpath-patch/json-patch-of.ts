import { type FhirResource, isFhirResource, isObject } from '../fhir-resource.ts'
import { applyInPlace, type PatchFault } from '../json-patch.ts'
import { ok, type Result, refused } from '../result.ts'
import type { FhirStructure } from './fhir-structure.ts'
import { findPlaces, type Place, spelledName } from './find-places.ts'
import { type PathOperation, patchOperations } from './patch-parameters.ts'
import { type PatchStep, parsePatchPath } from './patch-path.ts'
import { storedValue, valueInPlace } from './stored-value.ts'

/** An operation of a JSON Patch. @see https://www.rfc-editor.org/rfc/rfc6902 */
export type JsonOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string }

type Operations = Result<readonly JsonOperation[], string>

/**
 * Writes a FHIRPath Patch as the JSON Patch that does the same to a resource, as it is seen by who sends it: what a
 * path asks is answered by that alone. Each operation meets what the ones before it left.
 * Refuses what is no patch, and a path that leads nowhere or, where one element is meant, to several.
 * @see https://hl7.org/fhir/R4/fhirpatch.html
 */
export function jsonPatchOf(
  seen: FhirResource,
  body: unknown,
  structure: FhirStructure,
): Result<readonly JsonOperation[], PatchFault> {
  const read = patchOperations(body)
  if (!read.ok) return read
  const holder = { document: structuredClone<unknown>(seen) }
  const made: JsonOperation[] = []
  for (const [index, operation] of read.value.entries()) {
    const { document } = holder
    if (!isFhirResource(document)) return unfitting('The patch leaves no resource.')
    const steps = parsePatchPath(operation.path, seen.resourceType)
    if (!steps) return invalid(`Operation ${index + 1}: ${PATHS}`)
    const operations = operationsOf(operation, steps, { document, structure })
    if (!operations.ok) return unfitting(`Operation ${index + 1}: ${operations.error}`)
    const applied = applyInPlace(holder, operations.value)
    if (!applied.ok) return applied
    made.push(...operations.value)
  }
  return ok(made)
}

const PATHS =
  "the path takes the type, names, [0], first(), last(), where(name = 'text'), ofType(Type) and extension('url')."

interface Around {
  readonly document: FhirResource
  readonly structure: FhirStructure
}

function operationsOf(
  operation: PathOperation,
  steps: readonly PatchStep[],
  around: Around,
): Operations {
  switch (operation.type) {
    case 'add':
      return adding(operation, steps, around)
    case 'replace':
      return replacing(operation, steps, around)
    case 'delete':
      return deleting(steps, around)
    case 'insert':
      return inserting(operation, steps, around)
    case 'move':
      return moving(operation, steps, around)
  }
}

type Of<T extends PathOperation['type']> = Extract<PathOperation, { type: T }>

/** What repeats is added to at its end; what does not may not be there yet. */
function adding(
  { name, value }: Of<'add'>,
  steps: readonly PatchStep[],
  { document, structure }: Around,
): Operations {
  const place = theOnly(findPlaces(document, steps, structure))
  if (!place.ok) return place
  const { pointer, type, value: holder } = place.value
  const stored = storedValue({ name, value }, type, structure)
  if (!stored.ok) return stored
  if (!isObject(holder)) return refused('Nothing can be added to a simple value.')
  const { key, isList } = stored.value
  const path = spelled([...pointer, key])
  if (!isList) {
    const isThere = Object.hasOwn(holder, spelledName(place.value, name, structure))
    if (isThere) return refused(`${name} is there already.`)
    return ok([{ op: 'add', path, value: stored.value.value }])
  }
  return Object.hasOwn(holder, key)
    ? ok([{ op: 'add', path: `${path}/-`, value: stored.value.value }])
    : ok([{ op: 'add', path, value: [stored.value.value] }])
}

/** A choice may come to have another type, and then another name. */
function replacing(
  { value }: Of<'replace'>,
  steps: readonly PatchStep[],
  { document, structure }: Around,
): Operations {
  const place = theOnly(findPlaces(document, steps, structure))
  if (!place.ok) return place
  const { pointer, type } = place.value
  const written = valueInPlace(value, type, structure)
  if (!written.ok) return written
  const last = steps.findLast((step) => step.kind === 'child')
  const key = pointer.at(-1)
  if (!key || !last) return refused('The resource as a whole is not replaced by a patch.')
  const path = spelled(pointer)
  const isChoice = key !== last.name && !/^\d+$/.test(key)
  if (!isChoice || value.kind !== 'typed' || key === last.name + value.suffix) {
    return ok([{ op: 'replace', path, value: written.value }])
  }
  const renamed = spelled([...pointer.slice(0, -1), last.name + value.suffix])
  return ok([
    { op: 'remove', path },
    { op: 'add', path: renamed, value: written.value },
  ])
}

/** Takes out one element, and what it leaves empty. Nothing to take out is as good. */
function deleting(steps: readonly PatchStep[], { document, structure }: Around): Operations {
  const places = findPlaces(document, steps, structure)
  if (places.length === 0) return ok([])
  const place = theOnly(places)
  if (!place.ok) return place
  const { pointer } = place.value
  if (pointer.length === 0) return refused('The resource itself is not deleted by a patch.')
  const path = emptied(document, pointer)
  const key = path.at(-1) ?? ''
  const holder = at(document, path.slice(0, -1))
  if (Array.isArray(holder)) {
    const shadowed = hasShadow(document, path.slice(0, -1))
    return shadowed ? refused(SHADOWED) : ok([{ op: 'remove', path: spelled(path) }])
  }
  const own = isObject(holder) ? [key, `_${key}`].filter((name) => Object.hasOwn(holder, name)) : []
  return ok(own.map((name) => ({ op: 'remove', path: spelled([...path.slice(0, -1), name]) })))
}

function inserting(
  { index, value }: Of<'insert'>,
  steps: readonly PatchStep[],
  { document, structure }: Around,
): Operations {
  const list = theList(steps, { document, structure })
  if (!list.ok) return list
  const { pointer, items, type } = list.value
  if (index > items.length) return refused('The index lies beyond the end of the list.')
  const written = valueInPlace(value, type, structure)
  if (!written.ok) return written
  return ok([{ op: 'add', path: spelled([...pointer, String(index)]), value: written.value }])
}

function moving(
  { source, destination }: Of<'move'>,
  steps: readonly PatchStep[],
  around: Around,
): Operations {
  const list = theList(steps, around)
  if (!list.ok) return list
  const { pointer, items } = list.value
  if (Math.max(source, destination) >= items.length) {
    return refused('The index lies beyond the end of the list.')
  }
  const [from, path] = [source, destination].map((each) => spelled([...pointer, String(each)]))
  return ok([{ op: 'move', from: from ?? '', path: path ?? '' }])
}

interface List {
  readonly pointer: readonly string[]
  readonly items: readonly unknown[]
  readonly type: string | undefined
}

/** The list whose entries a path leads to: what comes before its last name is one element. */
function theList(
  steps: readonly PatchStep[],
  { document, structure }: Around,
): Result<List, string> {
  const last = steps.at(-1)
  if (last?.kind !== 'child') return refused('The path does not lead to a list.')
  const place = theOnly(findPlaces(document, steps.slice(0, -1), structure))
  if (!place.ok) return place
  const { value, type, pointer: above } = place.value
  const pointer = [...above, last.name]
  const items = isObject(value) ? value[last.name] : undefined
  if (!Array.isArray(items)) return refused('The path does not lead to a list.')
  if (hasShadow(document, pointer)) return refused(SHADOWED)
  return ok({ pointer, items, type: type && structure.element(type, last.name)?.type })
}

const SHADOWED = 'Entries of this list have extensions beside them. Use a JSON Patch.'

/** Simple values have their extensions in a list beside their own, entry by entry. */
function hasShadow(document: FhirResource, list: readonly string[]): boolean {
  const holder = at(document, list.slice(0, -1))
  return isObject(holder) && Object.hasOwn(holder, `_${list.at(-1)}`)
}

function theOnly(places: readonly Place[]): Result<Place, string> {
  const [place, another] = places
  if (!place) return refused('the path leads to nothing.')
  return another ? refused('the path leads to more than one element.') : ok(place)
}

/** Empty lists and objects are none in FHIR: with its last entry, a list goes too. */
function emptied(document: FhirResource, pointer: readonly string[]): readonly string[] {
  const above = pointer.slice(0, -1)
  const holder = at(document, above)
  const size = Array.isArray(holder) ? holder.length : Object.keys(Object(holder)).length
  return above.length > 0 && size === 1 ? emptied(document, above) : pointer
}

function at(document: unknown, pointer: readonly string[]): unknown {
  return pointer.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)]
    return isObject(value) ? value[name] : undefined
  }, document)
}

function spelled(pointer: readonly string[]): string {
  return pointer.map((name) => `/${name}`).join('')
}

function invalid(text: string) {
  return refused<PatchFault>({ kind: 'invalid', text })
}

function unfitting(text: string) {
  return refused<PatchFault>({ kind: 'unfitting', text })
}
