import type { FhirResource } from '../../domain/fhir-resource.ts'
import { readJson } from '../json-text.ts'
import { NOT_JSON, skipMembers, skipValue } from './skip-value.ts'

/** Thrown by what looks into a value that two readers may read differently. */
export class AmbiguousJson extends Error {}

/** Bytes of UTF-8, and as a text with one sign for each of them, parts of which are no copies. */
export interface LatinText {
  readonly bytes: Buffer
  readonly signs: string
  /** Nothing in it is more than one byte. */
  readonly isAscii: boolean
  /** Values that were read before, as they are written: on a page, most resources say the same of whose they are. */
  readonly known: Map<string, unknown>
}

export interface WalkOptions {
  /** How deep the object lies. @default 1 */
  readonly depth?: number
  readonly skip?: (name: string, at: number, depth: number) => number | undefined
}

/** The members of one object in bytes of JSON, each read only when it is asked for. */
export interface JsonMembers {
  readonly text: LatinText
  /** Four numbers for each: where the name begins and ends, and the value. */
  readonly places: readonly number[]
  /** The place behind the object. */
  readonly to: number
}

/**
 * Walks over the object that begins at `at`, all of it, and takes down where its members are. Undefined when that is no JSON, and
 * when a name is there twice or is spelled with escapes: then two readers may see two things. Whoever looks into one of the
 * values walks over it by `skip`, which returns undefined for the others.
 */
export function membersAt(
  text: LatinText,
  at: number,
  { depth = 1, skip }: WalkOptions = {},
): JsonMembers | undefined {
  const places: number[] = []
  const { bytes, signs } = text
  const to = skipMembers(bytes, at, depth, (from, inside, nameFrom, nameTo) => {
    const end = skip?.(signs.slice(nameFrom, nameTo), from, inside)
    const behind = end ?? skipValue(bytes, from, inside)
    places.push(nameFrom, nameTo, from, behind)
    return behind
  })
  return to === NOT_JSON || isUnclear(text, places) ? undefined : { text, places, to }
}

/** The value of a member as it is written, byte by byte; undefined when there is none of that name. */
export function rawOf({ text: { signs }, places }: JsonMembers, name: string): string | undefined {
  for (let i = 0; i < places.length; i += 4) {
    const from = places[i] ?? 0
    const isNamed = (places[i + 1] ?? 0) - from === name.length && signs.startsWith(name, from)
    if (isNamed) return signs.slice(places[i + 2], places[i + 3])
  }
  return undefined
}

/** The same as a resource whose elements are read when a rule looks at them; it cannot be enumerated. */
export function asResource(members: JsonMembers): FhirResource | undefined {
  const resourceType = elementOf(members, 'resourceType')
  if (typeof resourceType !== 'string') return undefined
  return new Proxy<Record<string, unknown> & FhirResource>(
    { resourceType },
    {
      get(read, name) {
        if (typeof name !== 'string') return undefined
        if (!Object.hasOwn(read, name)) read[name] = elementOf(members, name)
        return read[name]
      },
      ownKeys() {
        throw new Error('What is read element by element is not copied.')
      },
    },
  )
}

/** The value of a member. @throws AmbiguousJson */
function elementOf(members: JsonMembers, name: string): unknown {
  const raw = rawOf(members, name)
  if (raw === undefined) return undefined
  const { known, isAscii } = members.text
  // A string is read alike by everybody; what has names in it may have one of them twice.
  if (raw.startsWith('"')) {
    if (isAscii && !raw.includes('\\')) return raw.slice(1, -1)
    return JSON.parse(Buffer.from(raw, 'latin1').toString())
  }
  if (known.has(raw)) return known.get(raw)
  const read = readJson(Buffer.from(raw, 'latin1'))
  if (!('value' in read)) throw new AmbiguousJson(read.text)
  known.set(raw, read.value)
  return read.value
}

const BACKSLASH = 0x5c

function isUnclear(text: LatinText, places: readonly number[]): boolean {
  for (let i = 0; i < places.length; i += 4) {
    if (hasEscape(text, places[i] ?? 0, places[i + 1] ?? 0) || isAgain(text, places, i)) return true
  }
  return false
}

function hasEscape({ bytes }: LatinText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === BACKSLASH) return true
  return false
}

/** Whether one of the members before it has the same name. */
function isAgain({ bytes, signs }: LatinText, places: readonly number[], i: number): boolean {
  const from = places[i] ?? 0
  const to = places[i + 1] ?? 0
  for (let j = 0; j < i; j += 4) {
    const other = places[j] ?? 0
    const isAlike = (places[j + 1] ?? 0) - other === to - from && bytes[other] === bytes[from]
    if (isAlike && signs.slice(other, places[j + 1]) === signs.slice(from, to)) return true
  }
  return false
}
