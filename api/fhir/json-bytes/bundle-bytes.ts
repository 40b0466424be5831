import { isAscii, isUtf8 } from 'node:buffer'
import type { FhirResource } from '../../domain/fhir-resource.ts'
import { asResource, type JsonMembers, type LatinText, membersAt } from './json-members.ts'
import { NOT_JSON, skipElements, skipSpace } from './skip-value.ts'

/** An entry of a Bundle, and the resource in it, read where they are looked at. */
export interface EntryBytes {
  readonly resource: FhirResource
  readonly members: JsonMembers
}

/** A Bundle in bytes, read where it is looked at. */
export interface BundleBytes {
  readonly bundle: FhirResource
  readonly entries: readonly EntryBytes[]
}

/**
 * Reads a Bundle without making objects of what it holds: all of it is walked over and is JSON, and each entry has one resource.
 * Undefined for anything else, and for what two readers may read differently; then it is read as a whole.
 */
export function bundleBytes(bytes: Buffer): BundleBytes | undefined {
  if (!isUtf8(bytes)) return undefined
  const signs = bytes.toString('latin1')
  const text: LatinText = { bytes, signs, isAscii: isAscii(bytes), known: new Map() }
  const entries: EntryBytes[] = []
  const members = membersAt(text, skipSpace(bytes, 0), {
    skip: (name, at, depth) =>
      name === 'entry' ? skipEntries(text, entries, { at, depth }) : undefined,
  })
  if (!members || skipSpace(bytes, members.to) !== bytes.length) return undefined
  const bundle = asResource(members)
  return bundle?.resourceType === 'Bundle' ? { bundle, entries } : undefined
}

function skipEntries(
  text: LatinText,
  entries: EntryBytes[],
  { at, depth }: { at: number; depth: number },
): number {
  return skipElements(text.bytes, at, depth + 1, (from, inside) => {
    let resource: FhirResource | undefined
    const members = membersAt(text, from, {
      depth: inside + 1,
      skip(name, place, within) {
        if (name !== 'resource') return undefined
        const found = membersAt(text, place, { depth: within + 1 })
        resource = found && asResource(found)
        return found?.to ?? NOT_JSON
      },
    })
    if (!members || !resource) return NOT_JSON
    entries.push({ resource, members })
    return members.to
  })
}
