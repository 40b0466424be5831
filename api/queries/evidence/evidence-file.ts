import type { ArchivedFile } from '../../ports/archives.ts'

/** What somebody who takes a pack may have in it, besides what everybody has who may take one. */
export interface EvidenceReach {
  /** Notes that only reviewers read. */
  readonly internalMessages: boolean
  /** The bytes of documents; what is known of them is always there. */
  readonly documents: boolean
  /** The bytes of contracts; who signed them, and their hashes, are always there. */
  readonly contracts: boolean
  /** What policies say; their numbers, and the hashes of what they say, are always there. */
  readonly policies: boolean
}

/** A value as a file: JSON as people read it. */
export function jsonFile(path: string, value: unknown): ArchivedFile {
  return textFile(path, `${JSON.stringify(value, null, 2)}\n`)
}

export function textFile(path: string, text: string): ArchivedFile {
  return { path, bytes: Buffer.from(text, 'utf8') }
}

/** A name any system can unpack: letters, digits, dots and dashes of ASCII, at most 80. */
export function safeName(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]+/g, '-').slice(-80)
}
