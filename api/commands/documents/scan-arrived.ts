import type { DocumentScanState } from '../../../schema/vocabulary/document.ts'
import type { RequestContext } from '../../context.ts'
import { ScannerUnavailableError } from '../../errors.ts'
import type { DocumentRefusal } from './drop-document.ts'

/** What the malware scanner says of a file; without a signature it found nothing, or was not asked. */
export interface Scan {
  state: DocumentScanState
  signature?: string | undefined
}

/** Has a file scanned that arrived. While the scanner cannot be asked, the file waits for it. */
export async function scanArrived(ctx: RequestContext, bytes: Uint8Array): Promise<Scan> {
  const { malwareScanner, logger } = ctx.ports
  if (!malwareScanner) return { state: 'NOT_SCANNED' }
  try {
    const signature = await malwareScanner.scan(bytes)
    return signature ? { state: 'INFECTED', signature } : { state: 'CLEAN' }
  } catch (error) {
    if (!(error instanceof ScannerUnavailableError)) throw error
    logger.warn({ err: error, detail: error.detail }, 'a document waits for the malware scanner')
    return { state: 'WAITING' }
  }
}

/** Why a file is not taken in which the scanner found something. */
export function infected(signature: string): DocumentRefusal {
  return {
    code: 'DOCUMENT_INFECTED',
    reason: `INFECTED ${signature}`,
    message: `The malware scanner found ${signature} in this file. It was deleted here; look after the computer it came from.`,
  }
}
