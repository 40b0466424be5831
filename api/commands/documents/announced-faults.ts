import {
  DOCUMENT_LIMITS,
  documentTooLarge,
  TEXT_LIMITS,
} from '../../../schema/vocabulary/limits.ts'
import { documentFileName } from '../../domain/document-name.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'

/** What a vendor says of a file before sending it. */
export interface AnnouncedDocument {
  fileName: string
  sizeBytes: number
  sha256: string
  description?: string | null
}

/** Checks what is announced before any byte is sent (R106, R108, R109). */
export function announcedFaults(announced: AnnouncedDocument): FaultList {
  const { fileName, sizeBytes, sha256, description } = announced
  return [
    ...lengthFaults({ fileName: documentFileName(fileName) }, TEXT_LIMITS.documentFileName),
    ...sizeFaults(sizeBytes),
    ...hashFaults(sha256),
    ...descriptionFaults(description),
  ]
}

/** Checks the description of a document: optional, at most 200 characters (R109). */
export function descriptionFaults(description: string | null | undefined): FaultList {
  return lengthFaults({ description }, TEXT_LIMITS.documentDescription)
}

function sizeFaults(actual: number): FaultList {
  const limit = DOCUMENT_LIMITS.maxBytes
  const path = ['sizeBytes']
  if (actual < 1) {
    return [
      { kind: 'field', code: 'INVALID', message: 'The file is empty.', path, limit: 1, actual },
    ]
  }
  if (actual <= limit) return []
  const message = documentTooLarge(actual)
  return [{ kind: 'field', code: 'DOCUMENT_TOO_LARGE', message, path, limit, actual }]
}

function hashFaults(sha256: string): FaultList {
  if (/^[0-9a-f]{64}$/.test(sha256)) return []
  const message = 'Give the SHA-256 of the file as 64 hex digits, in lower case.'
  return [{ kind: 'field', code: 'INVALID', message, path: ['sha256'] }]
}
