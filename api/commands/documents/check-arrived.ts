import { DOCUMENT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { ok, type Result, refused } from '../../domain/result.ts'
import type { Document } from '../../entities/app/document.entity.ts'
import type { PdfFault, PdfInspection } from '../../ports/documents.ts'
import { sha256Hex } from '../../secrets.ts'
import type { DocumentRefusal } from './drop-document.ts'

/** A document whose bytes are the announced ones, and a PDF. */
export interface ArrivedDocument {
  bytes: Uint8Array
  inspection: Extract<PdfInspection, { isPdf: true }>
}

/** Checks what arrived: size, hash, and that it is a PDF by its content and not by its name (R105). */
export async function checkArrived(
  ctx: RequestContext,
  document: Pick<Document, 'storageKey' | 'sizeBytes' | 'sha256'>,
): Promise<Result<ArrivedDocument, DocumentRefusal | 'NOT_ARRIVED'>> {
  const bytes = await ctx.ports.documents.arrived(document.storageKey, DOCUMENT_LIMITS.maxBytes + 1)
  if (!bytes) return refused('NOT_ARRIVED')
  if (bytes.length !== document.sizeBytes || sha256Hex(bytes) !== document.sha256) {
    return refused({
      code: 'INVALID',
      reason: 'DIFFERENT',
      message: 'The file that arrived is not the one that was announced. Choose it again.',
    })
  }
  const inspection = await ctx.ports.pdfInspector.inspect(bytes)
  if (inspection.isPdf) return ok({ bytes, inspection })
  const { fault } = inspection
  return refused({ code: 'DOCUMENT_TYPE', reason: fault, message: FAULT_WORDS[fault] })
}

const FAULT_WORDS: Readonly<Record<PdfFault, string>> = {
  NOT_PDF: 'This file is not a PDF, whatever its name says. Only PDF can be uploaded.',
  TRUNCATED: 'This PDF ends before its end: it was cut short. Export or download it again.',
  ENCRYPTED:
    'This PDF is encrypted, so it cannot be checked. Save it without password and restrictions.',
  NO_PAGES: 'This PDF has no pages.',
  DAMAGED: 'This PDF is damaged and cannot be read. Export it again.',
  TOO_COMPLEX:
    'This PDF needs more time or memory than a document may take to be read. Export it again, or split it.',
}
