import { isFhirResource, isObject, valuesAt } from '../fhir-resource.ts'
import type { PatchFault } from '../json-patch.ts'
import { ok, type Result, refused } from '../result.ts'

/** A value as it is sent: under which type, or as parts where the element has a type without a name. */
export type SentValue =
  | { readonly kind: 'typed'; readonly suffix: string; readonly value: unknown }
  | { readonly kind: 'parts'; readonly parts: readonly NamedValue[] }

/** An element of a value that is sent in parts. */
export interface NamedValue {
  readonly name: string
  readonly value: SentValue
}

/** One operation of a FHIRPath Patch, as it is sent; what it needs is there. */
export type PathOperation =
  | { readonly type: 'add'; readonly path: string; readonly name: string; value: SentValue }
  | { readonly type: 'insert'; readonly path: string; readonly index: number; value: SentValue }
  | { readonly type: 'replace'; readonly path: string; value: SentValue }
  | { readonly type: 'delete'; readonly path: string }
  | { readonly type: 'move'; readonly path: string; source: number; destination: number }

/** Each is looked for anew in the whole resource. */
const MOST_OPERATIONS = 100
const MOST_DEPTH = 20
const NAME = /^[a-z][A-Za-z0-9]{0,63}$/

/**
 * Reads the operations of a FHIRPath Patch; all of them or none.
 * Refuses what is no Parameters, what knows other parts than the standard, and an operation without what it needs.
 * @see https://hl7.org/fhir/R4/fhirpatch.html
 */
export function patchOperations(body: unknown): Result<readonly PathOperation[], PatchFault> {
  const list = isFhirResource(body) ? body.parameter : undefined
  if (!isFhirResource(body) || body.resourceType !== 'Parameters' || !Array.isArray(list)) {
    return invalid('A FHIRPath Patch is a Parameters resource with operations.')
  }
  if (list.length > MOST_OPERATIONS) return invalid('The patch has too many operations.')
  const operations: PathOperation[] = []
  for (const [index, each] of list.entries()) {
    const operation = operationOf(each)
    if (!operation) {
      return invalid(`Operation ${index + 1} is not an operation of a FHIRPath Patch.`)
    }
    operations.push(operation)
  }
  return ok(operations)
}

const TEXTS: Readonly<Record<string, string>> = {
  type: 'valueCode',
  path: 'valueString',
  name: 'valueString',
}
const NUMBERS: ReadonlySet<string> = new Set(['index', 'source', 'destination'])

interface Parts {
  readonly texts: Map<string, string>
  readonly numbers: Map<string, number>
  value: SentValue | undefined
}

function operationOf(raw: unknown): PathOperation | undefined {
  const parts = isObject(raw) && raw.name === 'operation' ? partsOf(raw.part) : undefined
  const path = parts?.texts.get('path')
  if (!parts || path === undefined) return undefined
  switch (parts.texts.get('type')) {
    case 'delete':
      return { type: 'delete', path }
    case 'move':
      return moveOf(path, parts)
    default:
      return withValue(path, parts)
  }
}

function moveOf(path: string, { numbers }: Parts): PathOperation | undefined {
  const source = numbers.get('source')
  const destination = numbers.get('destination')
  return source === undefined || destination === undefined
    ? undefined
    : { type: 'move', path, source, destination }
}

function withValue(path: string, { texts, numbers, value }: Parts): PathOperation | undefined {
  if (!value) return undefined
  const name = texts.get('name') ?? ''
  const index = numbers.get('index')
  switch (texts.get('type')) {
    case 'add':
      return NAME.test(name) ? { type: 'add', path, name, value } : undefined
    case 'insert':
      return index === undefined ? undefined : { type: 'insert', path, index, value }
    case 'replace':
      return { type: 'replace', path, value }
    default:
      return undefined
  }
}

/** Each part may be there once: of two, another reader might take the other one. */
function partsOf(list: unknown): Parts | undefined {
  if (!Array.isArray(list)) return undefined
  const names = valuesAt({ list }, 'list.name')
  if (names.length !== list.length || new Set(names).size < names.length) return undefined
  const parts: Parts = { texts: new Map(), numbers: new Map(), value: undefined }
  return list.every((part) => isObject(part) && isTaken(parts, part)) ? parts : undefined
}

function isTaken(parts: Parts, part: Readonly<Record<string, unknown>>): boolean {
  const name = String(part.name)
  if (name === 'value') {
    parts.value = sentValue(part, 0)
    return parts.value !== undefined
  }
  if (NUMBERS.has(name)) {
    const { valueInteger } = part
    if (typeof valueInteger !== 'number' || !Number.isSafeInteger(valueInteger)) return false
    parts.numbers.set(name, valueInteger)
    return valueInteger >= 0
  }
  const text = part[TEXTS[name] ?? '']
  if (typeof text !== 'string') return false
  parts.texts.set(name, text)
  return true
}

/** A value of a type of the standard, or the parts of one that has no name; undefined for anything else. */
function sentValue(part: Readonly<Record<string, unknown>>, depth: number): SentValue | undefined {
  const keys = Object.keys(part).filter((key) => key !== 'name')
  const [key] = keys
  if (keys.length !== 1 || key === undefined || depth > MOST_DEPTH) return undefined
  if (key === 'part') return sentParts(part.part, depth)
  const suffix = /^value([A-Z][A-Za-z0-9]{0,40})$/.exec(key)?.[1]
  const value = part[key]
  return suffix && value !== null && value !== undefined
    ? { kind: 'typed', suffix, value }
    : undefined
}

function sentParts(list: unknown, depth: number): SentValue | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined
  const parts: NamedValue[] = []
  for (const each of list) {
    const name = isObject(each) && typeof each.name === 'string' ? each.name : ''
    const value = isObject(each) && NAME.test(name) ? sentValue(each, depth + 1) : undefined
    if (!value) return undefined
    parts.push({ name, value })
  }
  return { kind: 'parts', parts }
}

function invalid(text: string) {
  return refused<PatchFault>({ kind: 'invalid', text })
}
