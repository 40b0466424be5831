import { ok, type Result, refused } from '../result.ts'
import type { FhirStructure } from './fhir-structure.ts'
import type { NamedValue, SentValue } from './patch-parameters.ts'

/** A value as it stands in JSON, and under which name. */
export interface StoredValue {
  readonly key: string
  readonly value: unknown
  readonly isList: boolean
}

/**
 * Writes a value that a patch sends as it stands in JSON below an element of a type. The standard says under which
 * name that is, and what repeats; an element it does not have is refused.
 */
export function storedValue(
  { name, value }: NamedValue,
  type: string | undefined,
  structure: FhirStructure,
): Result<StoredValue, string> {
  const key = keyOf({ name, value }, type, structure)
  const element = key && type ? structure.element(type, key) : undefined
  if (!key || !element) return refused(`There is no element ${name} with such a value.`)
  const { isList } = element
  if (value.kind === 'typed') return ok({ key, value: value.value, isList })
  const parts = fromParts(value.parts, element.type, structure)
  return parts.ok ? ok({ key, value: parts.value, isList }) : parts
}

/** Writes a value that takes the place of another one of a known type. */
export function valueInPlace(
  value: SentValue,
  type: string | undefined,
  structure: FhirStructure,
): Result<unknown, string> {
  return value.kind === 'typed' ? ok(value.value) : fromParts(value.parts, type, structure)
}

function keyOf(
  { name, value }: NamedValue,
  type: string | undefined,
  structure: FhirStructure,
): string | undefined {
  if (!type) return undefined
  if (structure.element(type, name)) return name
  return value.kind === 'typed' ? name + value.suffix : undefined
}

function fromParts(
  parts: readonly NamedValue[],
  type: string | undefined,
  structure: FhirStructure,
): Result<unknown, string> {
  const made = new Map<string, unknown>()
  for (const part of parts) {
    const stored = storedValue(part, type, structure)
    if (!stored.ok) return stored
    const { key, value, isList } = stored.value
    const before = made.get(key)
    if (before !== undefined && !isList) return refused(`${key} is there twice.`)
    made.set(key, isList ? [...(Array.isArray(before) ? before : []), value] : value)
  }
  return ok(Object.fromEntries(made))
}
