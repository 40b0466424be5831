import {
  PDFCatalog,
  type PDFContext,
  PDFName,
  type PDFObject,
  PDFPageLeaf,
  PDFParser,
} from '@cantoo/pdf-lib'
import type { PdfInspection } from '../../ports/documents.ts'
import { DecodedTooMuchError, limitDecoding } from './decoding-limit.ts'
import { findingsIn } from './pdf-findings.ts'

/** Where readers look for the marks of a PDF (ISO 32000-1 Annex H, 3.4.1 and 3.4.4). */
const MARK_WITHIN_BYTES = 1024

/**
 * Reads a PDF and says what is in it: pages, and whatever does more than be read.
 *
 * Every object is looked at, those in compressed streams and those that a later one replaces too. Meant for a thread of
 * its own: it may take any time and memory.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfInspection> {
  if (!holds(bytes.subarray(0, MARK_WITHIN_BYTES), '%PDF-'))
    return { isPdf: false, fault: 'NOT_PDF' }
  if (!holds(bytes.subarray(-MARK_WITHIN_BYTES), '%%EOF'))
    return { isPdf: false, fault: 'TRUNCATED' }
  const decoding = limitDecoding()
  try {
    const { context, objects } = await parse(bytes)
    if (decoding.isExceeded()) return { isPdf: false, fault: 'TOO_COMPLEX' }
    if (context.trailerInfo.Encrypt) return { isPdf: false, fault: 'ENCRYPTED' }
    const pageCount = countPages(context)
    if (pageCount === 0) return { isPdf: false, fault: 'NO_PAGES' }
    return { isPdf: true, pageCount, findings: findingsIn(context, objects) }
  } catch (error) {
    const isTooMuch = error instanceof DecodedTooMuchError || decoding.isExceeded()
    return { isPdf: false, fault: isTooMuch ? 'TOO_COMPLEX' : 'DAMAGED' }
  }
}

/** Parses the whole file, and notes every object on the way: the context forgets those that are replaced. */
async function parse(bytes: Uint8Array): Promise<{ context: PDFContext; objects: PDFObject[] }> {
  const objects: PDFObject[] = []
  const parser = PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY)
  const context: PDFContext = Reflect.get(parser, 'context')
  const assign = context.assign.bind(context)
  context.assign = (ref, object) => {
    objects.push(object)
    assign(ref, object)
  }
  await parser.parseDocument()
  return { context, objects }
}

function countPages(context: PDFContext): number {
  const catalog = context.lookup(context.trailerInfo.Root)
  if (!(catalog instanceof PDFCatalog) || !catalog.has(PDFName.of('Pages'))) return 0
  let count = 0
  catalog.Pages().traverse((node) => {
    if (node instanceof PDFPageLeaf) count += 1
  })
  return count
}

function holds(bytes: Uint8Array, mark: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(mark, 0, 'latin1')
}
