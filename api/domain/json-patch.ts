import { isObject } from './fhir-resource.ts'
import { ok, type Result, refused } from './result.ts'

/** Why a patch was not applied: it is no patch, or it does not fit what is there. */
export interface PatchFault {
  readonly kind: 'invalid' | 'unfitting'
  readonly text: string
}

interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test'
  readonly path: readonly string[]
  readonly from: readonly string[]
  readonly value: unknown
}

const MAX_OPERATIONS = 200
/** Copies of copies grow without end; this many characters of JSON is more than any record needs. */
const MAX_COPIED = 1_000_000
/** As deep as a body may be; operations that go on below each other would make more of it. */
const MAX_DEPTH = 100
const NAMES: readonly Operation['op'][] = ['add', 'remove', 'replace', 'move', 'copy', 'test']
const WITH_VALUE: ReadonlySet<string> = new Set(['add', 'replace', 'test'])

/**
 * Applies a JSON Patch to a copy of parsed JSON; all of it or nothing.
 * Refuses what is no patch, a place that is not there, a failed `test`, and what would grow large or deep.
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function applyJsonPatch(document: unknown, patch: unknown): Result<unknown, PatchFault> {
  if (!Array.isArray(patch)) return fault('invalid', 'A JSON Patch is a list of operations.')
  if (patch.length > MAX_OPERATIONS) return fault('invalid', 'The patch has too many operations.')
  const holder = { document: structuredClone(document) }
  const applied = applyInPlace(holder, patch)
  if (!applied.ok) return applied
  return isDeeper(holder.document, MAX_DEPTH)
    ? fault('invalid', `The patch nests more than ${MAX_DEPTH} levels.`)
    : ok(holder.document)
}

/** Level by level and without recursion: it has not been measured yet how deep it goes. */
function isDeeper(value: unknown, levels: number): boolean {
  let level = [value]
  for (let depth = 0; depth <= levels && level.length > 0; depth += 1) {
    level = level
      .flatMap((each) => Object.values(Object(each)))
      .filter((each) => each === Object(each))
  }
  return level.length > 0
}

/** Applies operations to what the holder holds; when one does not fit, those before it have been applied. */
export function applyInPlace(
  holder: PatchHolder,
  operations: readonly unknown[],
): Result<undefined, PatchFault> {
  let copied = 0
  for (const [index, raw] of operations.entries()) {
    const operation = operationOf(raw)
    if (!operation) return fault('invalid', `Operation ${index + 1} is not a JSON Patch operation.`)
    if (operation.op === 'copy') copied += sizeOf(valueAt(holder, operation.from))
    if (copied > MAX_COPIED) return fault('invalid', 'The patch copies too much.')
    if (!applyOne(holder, operation)) {
      const place = operation.path.map((segment) => `/${segment}`).join('')
      return fault('unfitting', `Operation ${index + 1} (${operation.op} ${place}) does not apply.`)
    }
  }
  return ok(undefined)
}

/** A document in a holder, so that the whole of it can be replaced like any part. */
export interface PatchHolder {
  document: unknown
}

function operationOf(raw: unknown): Operation | undefined {
  if (!isObject(raw)) return undefined
  const op = NAMES.find((name) => name === raw.op)
  const needsFrom = op === 'move' || op === 'copy'
  const path = pointer(raw.path)
  const from = needsFrom ? pointer(raw.from) : []
  if (!op || !path || !from) return undefined
  if (WITH_VALUE.has(op) && !Object.hasOwn(raw, 'value')) return undefined
  return { op, path, from, value: raw.value }
}

/** Reads a JSON Pointer. @see https://www.rfc-editor.org/rfc/rfc6901 */
function pointer(text: unknown): string[] | undefined {
  if (typeof text !== 'string' || (text !== '' && !text.startsWith('/'))) return undefined
  const segments = text.split('/').slice(1)
  const isPlain = segments.every((segment) => !/~(?![01])/.test(segment))
  const names = segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
  return isPlain && !names.includes('__proto__') ? names : undefined
}

function applyOne(holder: PatchHolder, { op, path, from, value }: Operation): boolean {
  switch (op) {
    case 'test':
      return hasAt(holder, path) && isSame(valueAt(holder, path), value)
    case 'add':
      return put(holder, path, structuredClone(value))
    case 'remove':
      return take(holder, path)
    case 'replace':
      return take(holder, path) && put(holder, path, structuredClone(value))
    case 'copy':
      return hasAt(holder, from) && put(holder, path, structuredClone(valueAt(holder, from)))
    case 'move': {
      const isIntoItself = from.length < path.length && from.every((name, i) => name === path[i])
      if (isIntoItself || !hasAt(holder, from)) return false
      const moved = valueAt(holder, from)
      return take(holder, from) && put(holder, path, moved)
    }
  }
}

function valueAt(holder: PatchHolder, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => child(value, name), holder.document)
}

function hasAt(holder: PatchHolder, path: readonly string[]): boolean {
  return path.length === 0 || valueAt(holder, path) !== undefined
}

function child(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return isIndex(name) ? value[Number(name)] : undefined
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function put(holder: PatchHolder, path: readonly string[], value: unknown): boolean {
  const name = path.at(-1)
  if (name === undefined) {
    holder.document = value
    return true
  }
  const parent = valueAt(holder, path.slice(0, -1))
  if (Array.isArray(parent)) {
    const at = name === '-' ? parent.length : Number(name)
    if ((name !== '-' && !isIndex(name)) || at > parent.length) return false
    parent.splice(at, 0, value)
    return true
  }
  return isObject(parent) && Reflect.set(parent, name, value)
}

function take(holder: PatchHolder, path: readonly string[]): boolean {
  if (!hasAt(holder, path)) return false
  const name = path.at(-1)
  if (name === undefined) {
    holder.document = undefined
    return true
  }
  const parent = valueAt(holder, path.slice(0, -1))
  if (Array.isArray(parent)) return parent.splice(Number(name), 1).length === 1
  return isObject(parent) && Reflect.deleteProperty(parent, name)
}

function isIndex(name: string): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(name)
}

/** Equality of JSON: the order of names in an object does not count. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length
      ? a.every((value, i) => isSame(value, b[i]))
      : false
  }
  if (!isObject(a) || !isObject(b)) return a === b
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  )
}

function sizeOf(value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(value).length
}

function fault(kind: PatchFault['kind'], text: string) {
  return refused<PatchFault>({ kind, text })
}
