import { DOCUMENT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { byteSize } from '../../../lib/byte-size.ts'

/** Where readers look for the mark of a PDF. */
const MARK_WITHIN_BYTES = 1024
const MARK = '%PDF-'

/** Says what is wrong with the size of a file, before any of it is read (R106). */
export function sizeFault(size: number): string | undefined {
  const { maxBytes } = DOCUMENT_LIMITS
  if (size === 0) return 'The file is empty.'
  if (size <= maxBytes) return undefined
  return `The file is too large: ${byteSize(size)}. A document has at most ${byteSize(maxBytes)} (${maxBytes.toLocaleString()} bytes).`
}

/** Says that a file is no PDF by its first bytes; its name decides nothing (R105). The server looks closer. */
export function contentFault(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, MARK_WITHIN_BYTES))
  return head.includes(MARK) ? undefined : 'The file is not a PDF. Only PDF can be uploaded.'
}
