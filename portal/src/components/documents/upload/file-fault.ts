import { DOCUMENT_LIMITS, documentTooLarge } from '../../../../../schema/vocabulary/limits.ts'
import { t } from '../../../lib/i18n/translate.ts'

/** Where readers look for the mark of a PDF. */
const MARK_WITHIN_BYTES = 1024
const MARK = '%PDF-'

/** Says what is wrong with the size of a file, before any of it is read (R106). */
export function sizeFault(size: number): string | undefined {
  if (size === 0) return t('The file is empty.')
  return size > DOCUMENT_LIMITS.maxBytes ? documentTooLarge(size) : undefined
}

/** Says that a file is no PDF by its first bytes; its name decides nothing (R105). The server looks closer. */
export function contentFault(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, MARK_WITHIN_BYTES))
  return head.includes(MARK) ? undefined : t('The file is not a PDF. Only PDF can be uploaded.')
}
