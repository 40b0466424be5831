import type { DocumentScanState } from '../../schema/vocabulary/document.ts'

/** What of a document decides who may read it now. */
export interface DocumentFacts {
  readonly uploadedAt?: Date | null
  readonly scanState: DocumentScanState
}

/**
 * Where a document stands with the scanner. One that came before there was a scanner waits for it like any other.
 */
export function scanStanding(document: DocumentFacts, hasScanner: boolean): DocumentScanState {
  return hasScanner && document.scanState === 'NOT_SCANNED' ? 'WAITING' : document.scanState
}

/** Says whether the bytes may be handed out: never before they were scanned, where there is a scanner. */
export function isReadable(document: DocumentFacts, hasScanner: boolean): boolean {
  const standing = scanStanding(document, hasScanner)
  return Boolean(document.uploadedAt) && (standing === 'CLEAN' || standing === 'NOT_SCANNED')
}
