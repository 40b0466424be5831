import type { DocumentFinding } from '../../schema/vocabulary/document.ts'

/** What was announced of a file before it came. */
export interface AnnouncedBytes {
  sizeBytes: number
  /** 64 hex digits. */
  sha256: string
}

/** An address that takes one announced file, and the headers the request has to carry. */
export interface UploadAddress {
  url: string
  headers: Record<string, string>
}

/**
 * Keeps the bytes of documents by key. What arrives lies apart until it is checked; only what was kept can be read.
 */
export interface DocumentStore {
  /** Where browsers send bytes to directly; undefined when all of them pass through us. */
  readonly origin: string | undefined
  /** An address of the store itself for exactly these bytes; undefined when they come through `receive`. */
  uploadAddress(
    key: string,
    announced: AnnouncedBytes,
    expiresInSeconds: number,
  ): Promise<UploadAddress | undefined>
  /** Takes the announced bytes once, whole or not at all. */
  receive(
    key: string,
    bytes: AsyncIterable<Uint8Array>,
    announced: AnnouncedBytes,
  ): Promise<'STORED' | 'TAKEN' | 'DIFFERENT'>
  /** What arrived and is not checked yet, at most so many bytes of it; undefined when nothing did. */
  arrived(key: string, maxBytes: number): Promise<Uint8Array | undefined>
  /** Keeps what was checked, under a key nobody outside can write. */
  keep(key: string, bytes: Uint8Array): Promise<void>
  /** What was kept; undefined when it is not there. */
  read(key: string): Promise<Uint8Array | undefined>
  /** Removes everything of a key; harmless when there is nothing. */
  remove(key: string): Promise<void>
  /** Keys of what was written before a moment, arrived or kept. */
  keysBefore(moment: Date): AsyncIterable<string>
}

/** Why a file is not a document that can be taken. */
export type PdfFault =
  | 'NOT_PDF'
  | 'TRUNCATED'
  | 'ENCRYPTED'
  | 'NO_PAGES'
  | 'DAMAGED'
  | 'TOO_COMPLEX'

export type PdfInspection =
  | { isPdf: true; pageCount: number; findings: DocumentFinding[] }
  | { isPdf: false; fault: PdfFault }

/** Reads a PDF as data, within bounded time and memory, and says what is in it. Runs nothing of it. */
export interface PdfInspector {
  inspect(bytes: Uint8Array): Promise<PdfInspection>
}

/** Looks for malware. Throws ScannerUnavailableError when it cannot be asked; a job tries again. */
export interface MalwareScanner {
  /** What it found, by its own name; undefined when nothing. */
  scan(bytes: Uint8Array): Promise<string | undefined>
}
